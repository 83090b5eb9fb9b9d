//! From an [`AppError`] to a status. The page around it is drawn by the error middleware, which knows the visitor's language.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};

use crate::error::{AppError, Code};

/// What the error middleware needs to know of an error; kept in the response's extensions.
#[derive(Debug, Clone, Copy)]
pub struct PublicError(pub Code);

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        match self.code() {
            Code::NotFound | Code::LinkInvalid => StatusCode::NOT_FOUND,
            Code::SignInNeeded => StatusCode::UNAUTHORIZED,
            Code::RoleTooLow | Code::CrossSite => StatusCode::FORBIDDEN,
            Code::LinkExpired | Code::LinkReplaced | Code::DraftPartGone => StatusCode::GONE,
            Code::AlreadySubmitted
            | Code::Conflict
            | Code::VersionExists
            | Code::DraftPublished
            | Code::EvidenceInUse
            | Code::AssessmentFinished => StatusCode::CONFLICT,
            Code::BadInput => StatusCode::BAD_REQUEST,
            Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Code::FileKind | Code::FileEmpty | Code::WorkbookUnreadable => StatusCode::UNPROCESSABLE_ENTITY,
            Code::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Code::Corrupt | Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut chain = Vec::new();
        let mut source = std::error::Error::source(self);
        while let Some(next) = source {
            chain.push(next.to_string());
            source = next.source();
        }
        let code = self.code().as_str();
        if self.status_code().is_server_error() {
            tracing::error!(code, ?chain, "a request failed");
        } else {
            tracing::info!(code, ?chain, "a request was refused");
        }
        let mut response = HttpResponse::new(self.status_code());
        if let Some(wait) = self.wait() {
            // Whole seconds, rounded up: too early would be refused again.
            let seconds = wait.as_secs().saturating_add(1);
            response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(PublicError(self.code()));
        response
    }
}
