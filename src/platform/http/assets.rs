//! Serves the browser assets: their names carry a hash, so they may be kept for a year.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::error::{AppError, Code};
use crate::platform::assets::{Assets, Packing};

/// GET /assets/{file}
pub async fn asset(
    request: HttpRequest,
    file: web::Path<String>,
    assets: web::Data<Assets>,
) -> Result<HttpResponse, AppError> {
    let accepted =
        request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (packing, encoding) = if accepted.contains("br") {
        (Packing::Brotli, "br")
    } else if accepted.contains("gzip") {
        (Packing::Gzip, "gzip")
    } else {
        (Packing::Plain, "identity")
    };
    let mut response = HttpResponse::Ok();
    response
        .content_type(media_type(&file))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "Accept-Encoding"));
    if let Some(packed) = assets.bytes(&file, packing) {
        // Also for `identity`: it keeps the compressing middleware from doing the work again.
        return Ok(response.insert_header((header::CONTENT_ENCODING, encoding)).body(packed.into_owned()));
    }
    let plain = assets.bytes(&file, Packing::Plain).ok_or(Code::NotFound)?;
    Ok(response.insert_header((header::CONTENT_ENCODING, "identity")).body(plain.into_owned()))
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
