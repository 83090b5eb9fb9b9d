//! Refuses addresses that hold control characters: no page of ours makes them, and PostgreSQL cannot look up a NUL.

use actix_web::ResponseError as _;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

use crate::error::{AppError, Code};

/// The middleware. A path like that leads nowhere; a query like that is bad input.
pub async fn refuse(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let code = if has_control(request.uri().path()) {
        Code::NotFound
    } else if has_control(request.query_string()) {
        Code::BadInput
    } else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    Ok(request.into_response(AppError::new(code).error_response()))
}

/// Whether a percent-encoded text holds a control character: `%00` to `%1F`, or `%7F`.
fn has_control(encoded: &str) -> bool {
    encoded.split('%').skip(1).any(|after| {
        let mut digits = after.chars();
        match (digits.next(), digits.next()) {
            (Some('0' | '1'), Some(second)) => second.is_ascii_hexdigit(),
            (Some('7'), Some('f' | 'F')) => true,
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::has_control;

    #[test]
    fn control_characters_are_found_in_any_spelling() {
        for (text, expected) in [
            ("/campaigns/%00", true),
            ("search=%1f", true),
            ("search=%1F", true),
            ("a=%7F", true),
            ("a=%0a", true),
            ("/campaigns/abc", false),
            ("search=%C3%A6r+100%25", false),
            ("a=%2", false),
            ("a=%", false),
        ] {
            assert_eq!(has_control(text), expected, "{text}");
        }
    }
}
