//! Draws every refused or failed request as a page (or as problem+json where that was asked for), in the visitor's language.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{FromRequest as _, HttpMessage as _, HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::Frame;
use crate::app::App;
use crate::error::Code;
use crate::features::session::visitor::{OperationId, Visitor, language_of};
use crate::platform::http::{PublicError, see_other};

/// The middleware: numbers the request, and draws what went wrong.
pub async fn draw_errors(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some(app) = request.app_data::<web::Data<App>>().cloned() else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let operation_id = app.ids.next();
    request.extensions_mut().insert(OperationId(operation_id));
    let response = next.call(request).await?.map_into_boxed_body();
    Ok(match code_of(&response) {
        Some(code) => {
            let status = response.status();
            let (request, refused) = response.into_parts();
            let visitor = visitor_of(&request).await;
            let mut drawn = draw(&app, &request, &visitor, code, status);
            if let Some(wait) = refused.headers().get(header::RETRY_AFTER) {
                drawn.headers_mut().insert(header::RETRY_AFTER, wait.clone());
            }
            ServiceResponse::new(request, drawn)
        }
        None => response,
    })
}

/// The error of a response that has no page yet.
fn code_of(response: &ServiceResponse<BoxBody>) -> Option<Code> {
    if let Some(error) = response.response().extensions().get::<PublicError>() {
        return Some(error.0);
    }
    let status = response.status();
    let is_ours =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_ours || !(status.is_client_error() || status.is_server_error()) {
        return None;
    }
    Some(match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Code::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge,
        status if status.is_client_error() => Code::BadInput,
        _ => Code::Internal,
    })
}

#[derive(Serialize)]
struct ErrorPage {
    title: String,
    what: String,
    todo: String,
    link: Option<Link>,
    errors: Vec<super::FieldError>,
}

#[derive(Serialize)]
struct Link {
    href: &'static str,
    label: String,
}

#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'static str,
    title: &'a str,
    status: u16,
    detail: &'a str,
    code: &'static str,
    operation: &'a str,
}

fn draw(app: &App, request: &HttpRequest, visitor: &Visitor, code: Code, status: StatusCode) -> HttpResponse {
    if code == Code::SignInNeeded && request.method() == Method::GET {
        let next: String = percent_encode(&visitor.path);
        return see_other(&format!("/sign-in?next={next}"));
    }
    let word = |part: &str| app.words.get(visitor.language, &format!("error-{}-{part}", code.as_str()), &[]);
    let (title, what, todo) = (word("title"), word("what"), word("todo"));
    let wants_json = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accepted| accepted.contains("json") && !accepted.contains("html"));
    if wants_json {
        let problem = Problem {
            r#type: "about:blank",
            title: &title,
            status: status.as_u16(),
            detail: &what,
            code: code.as_str(),
            operation: &visitor.operation_id,
        };
        return HttpResponse::build(status).content_type("application/problem+json").json(problem);
    }
    let link = (code != Code::SignInNeeded && visitor.session.as_ref().is_some_and(|session| session.member.is_some()))
        .then(|| Link { href: "/overview", label: app.words.get(visitor.language, "error-to-overview", &[]) });
    let page = ErrorPage { title: title.clone(), what, todo, link, errors: Vec::new() };
    let frame = Frame::anybody(app, visitor, "error-internal-title").titled(title);
    match frame.draw(app, "error.html", &page) {
        Ok(body) => HttpResponse::build(status)
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .body(body),
        Err(error) => {
            tracing::error!(?error, "the error page cannot be drawn");
            HttpResponse::build(status).content_type("text/plain; charset=utf-8").body(page.what)
        }
    }
}

/// Whoever asked, without a session when the database does not say.
async fn visitor_of(request: &HttpRequest) -> Visitor {
    if let Ok(visitor) = Visitor::extract(request).await {
        return visitor;
    }
    Visitor {
        language: language_of(request),
        session: None,
        path: request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        operation_id: request.extensions().get::<OperationId>().map_or_else(String::new, |id| id.0.clone()),
        done: None,
    }
}

/// A path and query as the value of a query parameter.
fn percent_encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
