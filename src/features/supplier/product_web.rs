//! One product: /suppliers/{supplier}/products/{product}.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};

use super::product_view::ProductPage;
use super::service::{self, Changed, Product, ProductUse};
use crate::app::App;
use crate::domain::id::{OrganisationId, ProductId};
use crate::domain::product_flag::{self, ProductFlag};
use crate::error::{AppError, Code};
use crate::features::frame::{Frame, Problems};
use crate::features::session::visitor::{Member, Writer};
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

pub(super) fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/suppliers/{supplier}/products/{product}", web::get().to(product))
        .route("/suppliers/{supplier}/products/{product}", web::post().to(change));
}

/// The flags whose boxes are ticked; anything else that was sent is no flag.
pub(super) fn flags(fields: &Fields) -> BTreeSet<ProductFlag> {
    fields.all("flags").filter_map(ProductFlag::parse).collect()
}

async fn find(app: &App, member: &Member, path: (String, String)) -> Result<Product, AppError> {
    let (_, products) = service::find(app, &member.scope, &OrganisationId::new(path.0)).await?;
    let id = ProductId::new(path.1);
    products.into_iter().find(|product| product.id == id).ok_or_else(|| Code::NotFound.into())
}

/// GET /suppliers/{supplier}/products/{product}
async fn product(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let found = find(&app, &member, path.into_inner()).await?;
    let stored = ProductUse { description: found.description.clone(), flags: found.flags.clone() };
    let page = ProductPage::new(&app, member.visitor.language, &found, &stored, None, Vec::new());
    Frame::customer(&app, &member, "supplier-change-product").titled(&found.name).html(
        &app,
        "supplier/product.html",
        &page,
    )
}

/// POST /suppliers/{supplier}/products/{product}
async fn change(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let language = member.visitor.language;
    let clean = |name: &str| fields.text(name).replace("\r\n", "\n");
    let typed = ProductUse { description: clean("description"), flags: flags(&fields) };
    let seen = ProductUse {
        description: clean("seen_description"),
        flags: product_flag::parted(fields.text("seen_flags")).unwrap_or_default(),
    };
    let found = find(&app, &member, path.into_inner()).await?;
    let mut problems = Problems::new(&app, language);
    problems.text("description", "supplier-product-use", &typed.description);
    let draw = |found: &Product, theirs: Option<&ProductUse>, errors| {
        let page = ProductPage::new(&app, language, found, &typed, theirs, errors);
        let frame = Frame::customer(&app, &member, "supplier-change-product").titled(&found.name);
        match theirs {
            Some(_) => frame.conflict(&app, "supplier/product.html", &page),
            None => frame.unprocessable(&app, "supplier/product.html", &page),
        }
    };
    if !problems.found.is_empty() {
        return draw(&found, None, problems.found);
    }
    let supplier = found.supplier.id.clone();
    match service::change_product(&app, &member.scope, &supplier, &found.id, seen, typed.clone()).await? {
        Changed::Saved => Ok(see_other(&format!("/suppliers/{supplier}?done=product-saved"))),
        // The form is now over what the other has saved: pressing again replaces it.
        Changed::Conflict(theirs) => draw(&found, Some(&theirs), Vec::new()),
    }
}
