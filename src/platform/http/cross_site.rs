//! Refuses unsafe requests that another site made the browser send. Forms need no token.
//!
//! An unsafe method needs `Sec-Fetch-Site: same-origin`, or else an `Origin` equal to the host.

use actix_web::ResponseError as _;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;

use crate::error::{AppError, Code};

/// The middleware.
pub async fn refuse(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || comes_from_here(&request) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    // A response rather than an `Err`: the error middleware around this one draws it.
    Ok(request.into_response(AppError::new(Code::CrossSite).error_response()))
}

fn comes_from_here(request: &ServiceRequest) -> bool {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => {
            let origin_host =
                text(header::ORIGIN.as_str()).and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
            origin_host.is_some() && origin_host == text(header::HOST.as_str())
        }
    }
}
