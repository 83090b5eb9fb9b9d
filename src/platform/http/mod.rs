//! HTTP that knows no feature: security headers, cross-site requests, assets, the status of an error.

pub mod assets;
pub mod cross_site;
pub mod fields;
pub mod head;
pub mod headers;
pub mod odd_address;
pub mod rate_limit;
pub mod upload;
mod error_status;

pub use error_status::PublicError;

use actix_web::HttpResponse;
use actix_web::http::header;

/// The media type of an `.xlsx`.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// "Go there with GET": the answer to every form that was taken.
pub fn see_other(location: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish()
}

/// "Go there", for the script that uploads: it follows no redirect by itself.
pub fn go_on(location: &str) -> HttpResponse {
    HttpResponse::Ok().insert_header(("hx-redirect", location)).finish()
}

/// A page that nobody may keep: it shows a tenant's data.
pub fn html(body: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(body)
}

/// A file to keep, never to show in the browser. The name is sent so that any letter survives.
pub fn attachment(file_name: &str, media_type: &str, bytes: impl Into<bytes::Bytes>) -> HttpResponse {
    let disposition = header::ContentDisposition {
        disposition: header::DispositionType::Attachment,
        parameters: vec![
            header::DispositionParam::Filename(ascii_name(file_name)),
            header::DispositionParam::FilenameExt(header::ExtendedValue {
                charset: header::Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: file_name.as_bytes().to_vec(),
            }),
        ],
    };
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header(disposition)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(bytes.into())
}

fn ascii_name(file_name: &str) -> String {
    file_name.chars().map(|c| if c.is_ascii_graphic() && c != '"' && c != '\\' { c } else { '_' }).collect()
}

/// A text as the value of a query parameter.
pub fn percent_encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        // Writing to a text never fails.
        write!(encoded, "%{byte:02X}").ok();
        encoded
    })
}

/// Whether the page's script asks, and so wants a piece of a page rather than a page.
pub fn wants_fragment(request: &actix_web::HttpRequest) -> bool {
    request.headers().contains_key("hx-request")
}
