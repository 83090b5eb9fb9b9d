//! Documents of a submission, for the customer that was given it.

use actix_web::{HttpResponse, web};

use super::service;
use crate::app::App;
use crate::domain::id::{EvidenceId, SubmissionId};
use crate::error::AppError;
use crate::features::session::visitor::Member;
use crate::platform::http::attachment;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config.route("/submissions/{submission}/evidence/{evidence}", web::get().to(document));
}

/// GET /submissions/{submission}/evidence/{evidence}
async fn document(
    app: web::Data<App>,
    member: Member,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (submission, evidence) = path.into_inner();
    let (submission, evidence) = (SubmissionId::new(submission), EvidenceId::new(evidence));
    let document = service::document_for_customer(&app, &member.scope, &submission, &evidence).await?;
    Ok(attachment(&document.file_name, &document.media_type, document.bytes))
}
