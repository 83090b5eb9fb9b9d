//! Suppliers and products: /suppliers.

use actix_web::{HttpResponse, web};

use super::contact_web;
use super::product_web::{self, flags};
use super::service::{self, NewProduct, NewSupplier, Registered};
use super::view::{ListPage, NewPage, ProductForm, SupplierPage};
use crate::app::App;
use crate::domain::id::OrganisationId;
use crate::domain::language::Language;
use crate::domain::org_number::{OrgNumber, OrgNumberError};
use crate::error::AppError;
use crate::features::frame::{FieldError, Frame, Problems};
use crate::features::request::service::{self as requests, Which};
use crate::features::session::visitor::{Member, Writer};
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .configure(super::bulk_web::configure)
        .route("/suppliers", web::get().to(list))
        .route("/suppliers/new", web::get().to(new))
        .route("/suppliers", web::post().to(register))
        .route("/suppliers/{supplier}", web::get().to(supplier))
        .route("/suppliers/{supplier}/products", web::post().to(add_product))
        .configure(contact_web::configure)
        .configure(product_web::configure);
}

/// GET /suppliers
async fn list(app: web::Data<App>, member: Member, query: web::Query<Fields>) -> Result<HttpResponse, AppError> {
    let search = query.text("search");
    // What is no number is the first page.
    let page = query.text("page").parse::<i64>().unwrap_or_default().clamp(0, 1_000_000);
    let found = service::list(&app, &member.scope, search, page).await?;
    let page = ListPage::new(found, search, page);
    Frame::customer(&app, &member, "supplier-list-title").html(&app, "supplier/list.html", &page)
}

/// GET /suppliers/new
async fn new(app: web::Data<App>, writer: Writer) -> Result<HttpResponse, AppError> {
    let page = NewPage::new(&app, writer.0.visitor.language, &Fields::default(), None, Vec::new());
    Frame::customer(&app, &writer.0, "supplier-new-title").html(&app, "supplier/new.html", &page)
}

/// POST /suppliers
async fn register(app: web::Data<App>, writer: Writer, fields: web::Form<Fields>) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let mut problems = Problems::new(&app, member.visitor.language);
    problems.line("name", "supplier-name", fields.text("name"));
    let number = OrgNumber::parse(fields.text("org_number"));
    if let Err(error) = &number {
        problems.add(
            "org_number",
            match error {
                OrgNumberError::NotNineDigits => "supplier-problem-number",
                OrgNumberError::WrongCheckDigit => "supplier-problem-check-digit",
            },
        );
    }
    if !fields.text("contact_name").is_empty() {
        problems.line("contact_name", "supplier-contact-name", fields.text("contact_name"));
    }
    let email = fields.text("contact_email");
    if email.parse::<lettre::Address>().is_err() {
        problems.add("contact_email", "supplier-problem-email");
    }
    problems.line("product", "supplier-first-product", fields.text("product"));
    let description = fields.text("description").replace("\r\n", "\n");
    problems.text("description", "supplier-product-use", &description);
    let errors = problems.found;
    let (Ok(org_number), true) = (number, errors.is_empty()) else {
        let page = NewPage::new(&app, member.visitor.language, &fields, None, errors);
        return Frame::customer(&app, &member, "supplier-new-title").unprocessable(&app, "supplier/new.html", &page);
    };
    let supplier = NewSupplier {
        name: fields.text("name").to_owned(),
        org_number,
        country: "NO".to_owned(),
        contact_name: fields.text("contact_name").to_owned(),
        contact_email: email.to_owned(),
        language: Language::parse(fields.text("language")).unwrap_or(Language::Nb),
    };
    let id = match service::register_supplier(&app, &member.scope, supplier).await? {
        Registered::New(id) => id,
        Registered::Known(id) => {
            let (known, _) = service::find(&app, &member.scope, &id).await?;
            let mut problems = Problems::new(&app, member.visitor.language);
            problems.add("org_number", "supplier-problem-known");
            let page = NewPage::new(&app, member.visitor.language, &fields, Some(&known), problems.found);
            return Frame::customer(&app, &member, "supplier-new-title").unprocessable(
                &app,
                "supplier/new.html",
                &page,
            );
        }
    };
    let product = NewProduct { name: fields.text("product").to_owned(), description, flags: flags(&fields) };
    service::register_product(&app, &member.scope, &id, product).await?;
    Ok(see_other(&format!("/suppliers/{id}?done=supplier-saved")))
}

/// GET /suppliers/{supplier}
async fn supplier(app: web::Data<App>, member: Member, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = OrganisationId::new(path.into_inner());
    let form = ProductForm::new(&app, member.visitor.language, &Fields::default());
    let (page, name) = supplier_page(&app, &member, &id, form, Vec::new()).await?;
    Frame::customer(&app, &member, "supplier-list-title").titled(name).html(&app, "supplier/supplier.html", &page)
}

/// POST /suppliers/{supplier}/products
async fn add_product(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let id = OrganisationId::new(path.into_inner());
    let mut problems = Problems::new(&app, member.visitor.language);
    problems.line("name", "supplier-product-name", fields.text("name"));
    problems.text("description", "supplier-product-use", fields.text("description"));
    if !problems.found.is_empty() {
        let form = ProductForm::new(&app, member.visitor.language, &fields);
        let (page, name) = supplier_page(&app, &member, &id, form, problems.found).await?;
        return Frame::customer(&app, &member, "supplier-list-title").titled(name).unprocessable(
            &app,
            "supplier/supplier.html",
            &page,
        );
    }
    let product = NewProduct {
        name: fields.text("name").to_owned(),
        description: fields.text("description").to_owned(),
        flags: flags(&fields),
    };
    service::register_product(&app, &member.scope, &id, product).await?;
    Ok(see_other(&format!("/suppliers/{id}?done=product-saved")))
}

async fn supplier_page(
    app: &App,
    member: &Member,
    id: &OrganisationId,
    form: ProductForm,
    errors: Vec<FieldError>,
) -> Result<(SupplierPage, String), AppError> {
    let (supplier, products) = service::find(app, &member.scope, id).await?;
    let lines = requests::lines(app, &member.scope, Which::ToSupplier(id.clone())).await?;
    let name = supplier.name.clone();
    let page = SupplierPage::new(app, member.visitor.language, &supplier, &products, &lines, form, errors);
    Ok((page, name))
}
