//! The HTTP server: every route and every middleware, in one place. Tests start the same.

use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data};

use crate::app::App;
use crate::features::{
    assessment, campaign, carried, comparison, draft, evidence, exchange, extension, frame, framework, layout,
    overview, questionnaire, request, response, session, submission, supplier, workbook,
};
use crate::platform::assets::Assets;
use crate::platform::http::{assets, cross_site, head, headers, odd_address};

/// The largest form that is read, in bytes: a text of the longest answer, percent-encoded, with room.
const FORM_LIMIT: usize = 512 * 1024;

/// Every route. `tests/it/permissions.rs` knows each of them.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/assets/{file}", web::get().to(assets::asset));
    frame::web::configure(config);
    session::web::configure(config);
    exchange::web::configure(config);
    framework::web::configure(config);
    questionnaire::web::configure(config);
    draft::web::configure(config);
    extension::web::configure(config);
    supplier::web::configure(config);
    campaign::web::configure(config);
    request::web::configure(config);
    response::web::configure(config);
    carried::web::configure(config);
    evidence::web::configure(config);
    submission::web::configure(config);
    workbook::web::configure(config);
    layout::web::configure(config);
    assessment::web::configure(config);
    comparison::web::configure(config);
    overview::web::configure(config);
}

/// The application with its middlewares, for the server and for tests.
pub fn application(
    app: Data<App>,
) -> actix_web::App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl actix_web::body::MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let is_https = app.config.is_https();
    let assets: Data<Assets> = Data::from(std::sync::Arc::clone(&app.assets));
    actix_web::App::new()
        .app_data(app)
        .app_data(assets)
        .app_data(web::FormConfig::default().limit(FORM_LIMIT))
        .app_data(web::PayloadConfig::default().limit(FORM_LIMIT))
        // The last one wrapped is the first to see a request.
        .wrap(from_fn(odd_address::refuse))
        .wrap(from_fn(cross_site::refuse))
        .wrap(from_fn(frame::error_page::draw_errors))
        .wrap(headers::security(is_https))
        .wrap(Compress::default())
        .wrap(from_fn(head::as_get))
        .configure(routes)
}
