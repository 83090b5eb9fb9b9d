//! What the customer says of a supplier, to be changed: /suppliers/{supplier}/contact.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::service::{self, Contact, ContactChanged, Supplier};
use super::view::LanguageChoice;
use crate::app::App;
use crate::domain::id::OrganisationId;
use crate::domain::language::Language;
use crate::error::AppError;
use crate::features::frame::{FieldError, Frame, Problems};
use crate::features::session::visitor::Writer;
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

pub(super) fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/suppliers/{supplier}/contact", web::get().to(contact))
        .route("/suppliers/{supplier}/contact", web::post().to(change));
}

#[derive(Debug, Serialize)]
struct ContactPage {
    supplier: String,
    supplier_href: String,
    action: String,
    name: String,
    contact_name: String,
    contact_email: String,
    language: &'static str,
    languages: Vec<LanguageChoice>,
    /// What the form was opened over.
    seen: String,
    /// What somebody else has saved meanwhile.
    theirs: Option<Vec<String>>,
    errors: Vec<FieldError>,
}

impl ContactPage {
    fn new(supplier: &Supplier, typed: &Contact, theirs: Option<&Contact>, errors: Vec<FieldError>) -> Self {
        let stored = Contact::of(supplier);
        Self {
            supplier: supplier.name.clone(),
            supplier_href: format!("/suppliers/{}", supplier.id),
            action: format!("/suppliers/{}/contact", supplier.id),
            name: typed.name.clone(),
            contact_name: typed.contact_name.clone(),
            contact_email: typed.contact_email.clone(),
            language: typed.language.tag(),
            languages: LanguageChoice::all(),
            seen: theirs.unwrap_or(&stored).mark(),
            theirs: theirs.map(|theirs| {
                let language = theirs.language.own_name().to_owned();
                let lines = [theirs.name.clone(), theirs.contact_name.clone(), theirs.contact_email.clone(), language];
                lines.into_iter().filter(|line| !line.is_empty()).collect()
            }),
            errors,
        }
    }
}

/// GET /suppliers/{supplier}/contact
async fn contact(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let (supplier, _) = service::find(&app, &member.scope, &OrganisationId::new(path.into_inner())).await?;
    let page = ContactPage::new(&supplier, &Contact::of(&supplier), None, Vec::new());
    Frame::customer(&app, &member, "supplier-list-title").titled(&supplier.name).html(
        &app,
        "supplier/contact.html",
        &page,
    )
}

/// POST /suppliers/{supplier}/contact
async fn change(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let id = OrganisationId::new(path.into_inner());
    let (supplier, _) = service::find(&app, &member.scope, &id).await?;
    let text = |name: &str| fields.text(name).to_owned();
    let typed = Contact {
        name: text("name"),
        contact_name: text("contact_name"),
        contact_email: text("contact_email"),
        language: Language::parse(fields.text("language")).unwrap_or(supplier.language),
    };
    let mut problems = Problems::new(&app, member.visitor.language);
    problems.line("name", "supplier-name", &typed.name);
    if !typed.contact_name.is_empty() {
        problems.line("contact_name", "supplier-contact-name", &typed.contact_name);
    }
    if typed.contact_email.parse::<lettre::Address>().is_err() {
        problems.add("contact_email", "supplier-problem-email");
    }
    let draw = |theirs: Option<&Contact>, errors| {
        let page = ContactPage::new(&supplier, &typed, theirs, errors);
        let frame = Frame::customer(&app, &member, "supplier-list-title").titled(&supplier.name);
        match theirs {
            Some(_) => frame.conflict(&app, "supplier/contact.html", &page),
            None => frame.unprocessable(&app, "supplier/contact.html", &page),
        }
    };
    if !problems.found.is_empty() {
        return draw(None, problems.found);
    }
    match service::change_contact(&app, &member.scope, &id, fields.text("seen"), typed.clone()).await? {
        ContactChanged::Saved => Ok(see_other(&format!("/suppliers/{id}?done=supplier-saved"))),
        // The form is now over what the other has saved: pressing again replaces it.
        ContactChanged::Conflict(theirs) => draw(Some(&theirs), Vec::new()),
    }
}
