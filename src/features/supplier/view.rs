//! Page models of suppliers.

use serde::Serialize;

use super::product_view::{FlagBoxes, flag_names};
use super::product_web::flags;
use super::service::{PAGE_SIZE, Page, Product, Supplier};
use crate::app::App;
use crate::domain::language::Language;
use crate::domain::org_number::OrgNumber;
use crate::features::frame::FieldError;
use crate::features::request::service::RequestLine;
use crate::features::request::view::LineView;
use crate::platform::http::fields::Fields;
use crate::platform::http::percent_encoded;

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    rows: Vec<Row>,
    total: i64,
    search: String,
    previous: Option<String>,
    next: Option<String>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Row {
    href: String,
    name: String,
    number: String,
    contact: String,
    products: i64,
}

impl ListPage {
    /// A page of the list; `search` percent-encoded as well, for the links to other pages.
    pub(super) fn new(found: Page<(Supplier, i64)>, search: &str, page: i64) -> Self {
        let link = |page: i64| {
            let search = percent_encoded(search);
            format!("/suppliers?search={search}&page={page}")
        };
        let rows = found
            .rows
            .into_iter()
            .map(|(supplier, products)| Row {
                href: format!("/suppliers/{}", supplier.id),
                number: grouped(&supplier.org_number),
                contact: supplier.contact_email,
                name: supplier.name,
                products,
            })
            .collect();
        Self {
            rows,
            total: found.total,
            search: search.to_owned(),
            previous: (0 < page).then(|| link(page - 1)),
            next: ((page + 1) * PAGE_SIZE < found.total).then(|| link(page + 1)),
            errors: Vec::new(),
        }
    }
}

fn grouped(number: &str) -> String {
    OrgNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.to_string())
}

#[derive(Debug, Serialize)]
pub(super) struct SupplierPage {
    name: String,
    number: String,
    contact_name: String,
    contact_email: String,
    language: &'static str,
    products: Vec<ProductView>,
    requests: Vec<LineView>,
    add: String,
    change: String,
    form: ProductForm,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct ProductView {
    name: String,
    description: String,
    /// The names of the flags that are set.
    flags: Vec<String>,
    ask: String,
    change: String,
}

/// What was typed about a new product.
#[derive(Debug, Serialize)]
pub(super) struct ProductForm {
    name: String,
    description: String,
    flags: FlagBoxes,
}

impl ProductForm {
    pub(super) fn new(app: &App, language: Language, fields: &Fields) -> Self {
        Self {
            name: fields.text("name").to_owned(),
            description: fields.text("description").to_owned(),
            flags: FlagBoxes::new(app, language, &flags(fields)),
        }
    }
}

impl SupplierPage {
    pub(super) fn new(
        app: &App,
        language: Language,
        supplier: &Supplier,
        products: &[Product],
        requests: &[RequestLine],
        form: ProductForm,
        errors: Vec<FieldError>,
    ) -> Self {
        let products = products
            .iter()
            .map(|product| ProductView {
                name: product.name.clone(),
                description: product.description.clone(),
                flags: flag_names(app, language, &product.flags),
                ask: format!("/campaigns/new?product={}", product.id),
                change: format!("/suppliers/{}/products/{}", supplier.id, product.id),
            })
            .collect();
        Self {
            name: supplier.name.clone(),
            number: grouped(&supplier.org_number),
            contact_name: supplier.contact_name.clone(),
            contact_email: supplier.contact_email.clone(),
            language: supplier.language.own_name(),
            products,
            requests: requests.iter().map(LineView::new).collect(),
            add: format!("/suppliers/{}/products", supplier.id),
            change: format!("/suppliers/{}/contact", supplier.id),
            form,
            errors,
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct NewPage {
    name: String,
    org_number: String,
    contact_name: String,
    contact_email: String,
    language: String,
    product: String,
    description: String,
    flags: FlagBoxes,
    languages: Vec<LanguageChoice>,
    /// The supplier that the customer has under this number already.
    known: Option<KnownSupplier>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct KnownSupplier {
    href: String,
    name: String,
}

/// A language to choose, by its own name.
#[derive(Debug, Serialize)]
pub(super) struct LanguageChoice {
    value: &'static str,
    label: &'static str,
}

impl LanguageChoice {
    pub(super) fn all() -> Vec<Self> {
        Language::ALL.map(|language| Self { value: language.tag(), label: language.own_name() }).into_iter().collect()
    }
}

impl NewPage {
    /// The form with what was typed.
    pub(super) fn new(
        app: &App,
        shown_in: Language,
        fields: &Fields,
        known: Option<&Supplier>,
        errors: Vec<FieldError>,
    ) -> Self {
        let text = |name| fields.text(name).to_owned();
        let language = Language::parse(fields.text("language")).unwrap_or(Language::Nb);
        Self {
            name: text("name"),
            org_number: text("org_number"),
            contact_name: text("contact_name"),
            contact_email: text("contact_email"),
            language: language.tag().to_owned(),
            product: text("product"),
            description: text("description"),
            flags: FlagBoxes::new(app, shown_in, &flags(fields)),
            languages: LanguageChoice::all(),
            known: known.map(|supplier| KnownSupplier {
                href: format!("/suppliers/{}", supplier.id),
                name: supplier.name.clone(),
            }),
            errors,
        }
    }
}
