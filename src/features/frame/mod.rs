//! What is around every page: language, organisation, menu, message, and the way a page is drawn.

pub mod error_page;
mod problems;
mod save_status;
pub mod web;

pub use problems::{LONGEST_LINE, LONGEST_TEXT, Problems};
pub use save_status::SaveStatus;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

use crate::app::App;
use crate::domain::scope::{CustomerScope, Role};
use crate::error::AppError;
use crate::features::session::visitor::{Member, Respondent, Visitor};
use crate::platform::http::html;

/// Whom a page is for: decides its size and menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// A customer's people.
    Customer,
    /// A supplier's people.
    Supplier,
    /// Anybody.
    Public,
}

/// What is around a page. Templates call it `frame`.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    lang: &'static str,
    title: String,
    audience: Audience,
    organisation: String,
    user: Option<FrameUser>,
    nav: Vec<NavItem>,
    flash: Option<Flash>,
    path: String,
    /// Where the logo leads; empty for `/`.
    home: String,
    operation_id: String,
    /// Whether the person may change things; a page leaves its forms out otherwise.
    may_write: bool,
}

#[derive(Debug, Clone, Serialize)]
struct FrameUser {
    name: String,
    initials: String,
    role: String,
}

#[derive(Debug, Clone, Serialize)]
struct NavItem {
    href: &'static str,
    label: String,
    current: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Flash {
    kind: &'static str,
    text: String,
}

/// What is wrong with one field of a form: the page shows it at the field and in the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Name of the field.
    pub field: String,
    /// What is wrong and what to do, in the person's language.
    pub text: String,
}

/// The customer's menu: address and message key.
const CUSTOMER_MENU: [(&str, &str); 6] = [
    ("/overview", "frame-nav-overview"),
    ("/campaigns", "frame-nav-campaigns"),
    ("/suppliers", "frame-nav-suppliers"),
    ("/assessments", "frame-nav-assessments"),
    ("/comparison", "frame-nav-comparison"),
    ("/questionnaires", "frame-nav-questionnaires"),
];

impl Frame {
    /// Around a page of a customer's member; `title_key` is a message key.
    pub fn customer(app: &App, member: &Member, title_key: &str) -> Self {
        Self::public(app, &member.visitor, title_key).with_menu(
            app,
            &member.visitor,
            &member.scope,
            &member.customer_name,
        )
    }

    /// Around a page that everybody may read, such as the help: a member keeps the menu.
    pub fn anybody(app: &App, visitor: &Visitor, title_key: &str) -> Self {
        let frame = Self::public(app, visitor, title_key);
        match visitor.session.as_ref().and_then(|session| session.member.as_ref()) {
            Some(member) => frame.with_menu(app, visitor, &member.scope, &member.customer_name),
            None => frame,
        }
    }

    fn with_menu(mut self, app: &App, visitor: &Visitor, scope: &CustomerScope, customer_name: &str) -> Self {
        let word = |key| app.words.get(visitor.language, key, &[]);
        self.audience = Audience::Customer;
        customer_name.clone_into(&mut self.organisation);
        self.user = Some(FrameUser {
            name: scope.name.clone(),
            initials: initials(&scope.name),
            role: word(role_key(scope.role)),
        });
        self.nav = CUSTOMER_MENU
            .into_iter()
            .map(|(href, key)| NavItem { href, label: word(key), current: is_current(&visitor.path, href) })
            .collect();
        self.may_write = scope.role.may_write();
        self
    }

    /// Around a page of a supplier's visitor; `organisation` is the supplier's name.
    pub fn supplier(app: &App, respondent: &Respondent, organisation: &str, title_key: &str) -> Self {
        let mut frame = Self::public(app, &respondent.visitor, title_key);
        frame.audience = Audience::Supplier;
        organisation.clone_into(&mut frame.organisation);
        frame.may_write = true;
        frame.home = format!("/r/{}", respondent.scope.request);
        frame
    }

    /// Around a page for anybody.
    pub fn public(app: &App, visitor: &Visitor, title_key: &str) -> Self {
        let flash = visitor.done.as_deref().and_then(|done| flash(app, visitor, done));
        Self {
            lang: visitor.language.tag(),
            title: app.words.get(visitor.language, title_key, &[]),
            audience: Audience::Public,
            organisation: String::new(),
            user: None,
            nav: Vec::new(),
            flash,
            path: visitor.path.clone(),
            home: String::new(),
            operation_id: visitor.operation_id.clone(),
            may_write: false,
        }
    }

    /// The same with a title made of names rather than of a message.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The page.
    ///
    /// # Errors
    /// When the model does not fit the template: a fault of ours.
    pub fn html(&self, app: &App, template: &str, page: &impl Serialize) -> Result<HttpResponse, AppError> {
        self.draw(app, template, page).map(html)
    }

    /// The page again, with what is wrong in it: status 422.
    ///
    /// # Errors
    /// As [`Self::html`].
    pub fn unprocessable(&self, app: &App, template: &str, page: &impl Serialize) -> Result<HttpResponse, AppError> {
        self.with_status(StatusCode::UNPROCESSABLE_ENTITY, app, template, page)
    }

    /// The page again, with what somebody else has written meanwhile: status 409.
    ///
    /// # Errors
    /// As [`Self::html`].
    pub fn conflict(&self, app: &App, template: &str, page: &impl Serialize) -> Result<HttpResponse, AppError> {
        self.with_status(StatusCode::CONFLICT, app, template, page)
    }

    fn with_status(
        &self,
        status: StatusCode,
        app: &App,
        template: &str,
        page: &impl Serialize,
    ) -> Result<HttpResponse, AppError> {
        let mut response = self.html(app, template, page)?;
        *response.status_mut() = status;
        Ok(response)
    }

    /// The text of a page or fragment.
    ///
    /// # Errors
    /// As [`Self::html`].
    pub fn draw(&self, app: &App, template: &str, page: &impl Serialize) -> Result<String, AppError> {
        app.templates.draw(template, self, page).map_err(AppError::internal)
    }
}

/// The message of `?done=…`: only what we have words for, so that nobody can put words on our page.
fn flash(app: &App, visitor: &Visitor, done: &str) -> Option<Flash> {
    let key = format!("done-{done}");
    app.words
        .keys(visitor.language)
        .contains(&key)
        .then(|| Flash { kind: "success", text: app.words.get(visitor.language, &key, &[]) })
}

/// Whether a place of the menu is shown as the one where the person is; drafts belong to the questionnaires.
fn is_current(path: &str, href: &str) -> bool {
    is_within(path, href) || (href == "/questionnaires" && is_within(path, "/drafts"))
}

fn is_within(path: &str, href: &str) -> bool {
    path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Reader => "frame-role-reader",
        Role::Assessor => "frame-role-assessor",
        Role::Admin => "frame-role-admin",
    }
}

/// The first letters of the first and the last word of a name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}
