//! Beginning, finding and ending sessions; accounts and memberships.
#![warn(missing_docs)]

use chrono::{DateTime, TimeDelta, Utc};

use super::password;
use super::store::{self, NewSession};
use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{OrganisationId, RequestId, SessionId, UserId};
use crate::domain::org_number::OrgNumber;
use crate::domain::scope::{Actor, CustomerScope, Role, SupplierScope};
use crate::domain::visible::is_visible;
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::platform::db::{DbConnection, StoreError};
use crate::platform::ids::{Ids, Token, token_hash};

/// A session that has not ended.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The member who signed in; `None`: somebody who came by a link.
    pub member: Option<Member>,
}

/// A member of a customer, signed in.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who, for which customer, with which role.
    pub scope: CustomerScope,
    /// The customer's name.
    pub customer_name: String,
}

/// The session of a token, or `None` when there is none or its time is over.
///
/// A member whose account was disabled or whose membership was taken away has no session any more.
///
/// # Errors
/// When the database does not answer.
pub async fn find(app: &App, secret: &str) -> Result<Option<Session>, AppError> {
    let hash = token_hash(secret);
    let now = app.clock.now().naive_utc();
    let row = app.db.read(move |connection| store::find(connection, &hash)).await?;
    let Some(row) = row.filter(|row| now < row.expires_at) else { return Ok(None) };
    let Some((user, name, disabled_at)) = row.user else {
        return Ok(Some(Session { id: SessionId::new(row.id), member: None }));
    };
    let role = row.role.as_deref().and_then(Role::parse);
    let (Some((customer, customer_name)), Some(role), None) = (row.organisation, role, disabled_at) else {
        return Ok(None);
    };
    let scope = CustomerScope { customer: OrganisationId::new(customer), user: UserId::new(user), name, role };
    Ok(Some(Session { id: SessionId::new(row.id), member: Some(Member { scope, customer_name }) }))
}

/// The scope of a request that a session was let into.
///
/// # Errors
/// [`Code::NotFound`] when the session was not let into it, or there is no such request.
pub async fn supplier_scope(app: &App, session: &SessionId, request: &RequestId) -> Result<SupplierScope, AppError> {
    let (session, wanted) = (session.clone(), request.clone());
    let supplier = app
        .db
        .read(move |connection| store::granted_supplier(connection, session.as_str(), wanted.as_str()))
        .await?
        .ok_or(Code::NotFound)?;
    Ok(SupplierScope { supplier: OrganisationId::new(supplier), request: request.clone() })
}

/// The requests of a supplier that a session was let into, in the order of their ids.
///
/// # Errors
/// When the database does not answer.
pub fn granted(
    connection: &mut DbConnection,
    session: &SessionId,
    supplier: &OrganisationId,
) -> Result<Vec<RequestId>, StoreError> {
    let ids = store::granted(connection, session.as_str(), supplier.as_str())?;
    Ok(ids.into_iter().map(RequestId::new).collect())
}

/// Puts everybody out who was let into a request, within the transaction in which its link is replaced.
///
/// # Errors
/// When the database refuses.
pub fn put_out(connection: &mut DbConnection, request: &RequestId) -> Result<(), StoreError> {
    store::withdraw_grants(connection, request.as_str())
}

/// What came of an attempt to sign in.
pub enum SignIn {
    /// The token of a new session.
    Accepted(Token),
    /// The address or the password is wrong, or the account may not sign in: which of them is not told.
    Refused,
}

/// Signs a person in with a password. Both outcomes are recorded.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_in(app: &App, email: &str, password: &str) -> Result<SignIn, AppError> {
    let email = normal_email(email);
    let wanted = email.clone();
    let found = app
        .db
        .read(move |connection| -> Result<_, StoreError> {
            let account = store::account(connection, &wanted)?;
            let organisations = match &account {
                Some(account) => store::organisations_of(connection, &account.user)?,
                None => Vec::new(),
            };
            Ok((account, organisations))
        })
        .await?;
    let (account, organisations) = found;
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let fits = password::verify(app, hash, password.to_owned()).await?;
    let organisation = organisations.into_iter().next().map(|(id, _)| OrganisationId::new(id));
    let now = app.clock.now();
    let token = app.ids.token();
    let session_id = app.ids.next();
    let until = now + TimeDelta::hours(app.config.session_hours);
    app.db
        .write(move |connection| -> Result<SignIn, StoreError> {
            match (account, organisation) {
                (Some(account), Some(organisation)) if fits && account.disabled_at.is_none() => {
                    let session = NewSession {
                        id: &session_id,
                        token_hash: &token.hash,
                        user_id: Some(&account.user),
                        organisation_id: Some(organisation.as_str()),
                        created_at: now.naive_utc(),
                        expires_at: until.naive_utc(),
                    };
                    store::delete_expired(connection, now.naive_utc())?;
                    store::insert(connection, &session)?;
                    let actor = Actor::User { id: account.user.clone(), name: account.name };
                    let event = NewEvent::new(actor, Action::SignedIn, account.user);
                    events::record(connection, now, &Tenant::Organisation(&organisation), &event)?;
                    Ok(SignIn::Accepted(token))
                }
                (account, organisation) => {
                    let user = account.map(|account| account.user).unwrap_or_default();
                    let event = NewEvent::new(Actor::Unknown, Action::SignInRefused, user);
                    let tenant = organisation.as_ref().map_or(Tenant::Installation, Tenant::Organisation);
                    events::record(connection, now, &tenant, &event)?;
                    Ok(SignIn::Refused)
                }
            }
        })
        .await
        .map_err(AppError::from)
}

/// The longest address, in bytes (RFC 5321, with erratum 1690).
pub const LONGEST_EMAIL: usize = 254;

/// What was tried too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMany<'a> {
    /// Signing in from one address of the network. The address itself is not kept: the log is no place to watch people.
    FromAddress,
    /// Signing in to one account, by its e-mail address.
    ForAccount(&'a str),
}

/// Records that signing in was tried too often. No password was looked at.
///
/// # Errors
/// When the database does not answer.
pub async fn record_too_many(app: &App, what: TooMany<'_>) -> Result<(), AppError> {
    let now = app.clock.now();
    let (email, by) = match what {
        TooMany::FromAddress => (None, "address"),
        TooMany::ForAccount(email) => (Some(normal_email(email)), "account"),
    };
    app.db
        .write(move |connection| -> Result<(), StoreError> {
            let account = match &email {
                Some(email) => store::account(connection, email)?,
                None => None,
            };
            let user = account.map(|account| account.user).unwrap_or_default();
            let organisation = store::organisations_of(connection, &user)?.into_iter().next();
            let organisation = organisation.map(|(id, _)| OrganisationId::new(id));
            let tenant = organisation.as_ref().map_or(Tenant::Installation, Tenant::Organisation);
            let event =
                NewEvent::new(Actor::Unknown, Action::SignInRefused, user).with(serde_json::json!({ "too_many": by }));
            events::record(connection, now, &tenant, &event)
        })
        .await
        .map_err(AppError::from)
}

/// Ends a session.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(app: &App, session: Session) -> Result<(), AppError> {
    let now = app.clock.now();
    app.db
        .write(move |connection| -> Result<(), StoreError> {
            store::delete(connection, session.id.as_str())?;
            if let Some(member) = session.member {
                let event = NewEvent::new(member.scope.actor(), Action::SignedOut, member.scope.user.to_string());
                events::record(connection, now, &Tenant::Organisation(&member.scope.customer), &event)?;
            }
            Ok(())
        })
        .await
        .map_err(AppError::from)
}

/// Lets a visitor into a request for `hours`, within the transaction in which the link was checked.
///
/// Returns the token of a new session; `None` when the visitor's session, given as `current`, now holds the request as well.
///
/// # Errors
/// When the database refuses.
pub fn admit(
    connection: &mut DbConnection,
    ids: &Ids,
    hours: i64,
    now: DateTime<Utc>,
    current: Option<&SessionId>,
    request: &RequestId,
) -> Result<Option<Token>, StoreError> {
    if let Some(current) = current {
        store::grant(connection, current.as_str(), request.as_str())?;
        return Ok(None);
    }
    let token = ids.token();
    let id = ids.next();
    let until = now + TimeDelta::hours(hours);
    let session = NewSession {
        id: &id,
        token_hash: &token.hash,
        user_id: None,
        organisation_id: None,
        created_at: now.naive_utc(),
        expires_at: until.naive_utc(),
    };
    store::insert(connection, &session)?;
    store::grant(connection, &id, request.as_str())?;
    Ok(Some(token))
}

/// An account to be made, or given a new password and role.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The address to sign in with.
    pub email: String,
    /// The name that others see.
    pub name: String,
    /// The customer's name, used when the customer is not there yet.
    pub customer_name: String,
    /// The customer's organisation number.
    pub customer_number: OrgNumber,
    /// What the person may do.
    pub role: Role,
    /// The password, at least [`password::MIN_LENGTH`] characters.
    pub password: String,
}

/// Whether a text can be an e-mail address.
pub fn is_email(text: &str) -> bool {
    text.trim().parse::<lettre::Address>().is_ok()
}

/// Makes an account and its membership, and the customer when it is not there yet.
/// An account that exists gets the new password and role, and its sessions end; a customer that exists keeps its name.
///
/// # Errors
/// [`Code::BadInput`] when the password is too short, the address is none, or nobody can see a name.
pub async fn add_user(app: &App, user: NewUser) -> Result<Member, AppError> {
    let user = with_password(app, user).await?;
    app.db.write(move |connection| write_user(connection, user)).await.map_err(AppError::from)
}

/// The same for the first account of all, which decides who loads the demo where two try at once.
///
/// # Errors
/// Those of [`add_user`], and [`Code::Conflict`] when there is an account already.
pub async fn add_first_user(app: &App, user: NewUser) -> Result<Member, AppError> {
    let user = with_password(app, user).await?;
    app.db
        .write(move |connection| -> Result<Member, AppError> {
            if !store::has_no_users(connection)? {
                return Err(Code::Conflict.into());
            }
            Ok(write_user(connection, user)?)
        })
        .await
}

/// A checked account with the hash of its password and what it needs if it is new.
struct HashedUser {
    email: String,
    hash: String,
    user: NewUser,
    new_customer: String,
    new_user: String,
    now: DateTime<Utc>,
}

async fn with_password(app: &App, user: NewUser) -> Result<HashedUser, AppError> {
    let email = normal_email(&user.email);
    if !is_email(&email) {
        return Err(AppError::because(Code::BadInput, format!("`{}` is not an e-mail address", user.email)));
    }
    if !is_visible(&user.name) || !is_visible(&user.customer_name) {
        return Err(AppError::because(Code::BadInput, "a name has at least one character that can be seen"));
    }
    let hash = password::hash(app, user.password.clone()).await?;
    let (new_customer, new_user) = (app.ids.next(), app.ids.next());
    Ok(HashedUser { email, hash, user, new_customer, new_user, now: app.clock.now() })
}

fn write_user(connection: &mut DbConnection, hashed: HashedUser) -> Result<Member, StoreError> {
    let HashedUser { email, hash, user, new_customer, new_user, now } = hashed;
    let at = now.naive_utc();
    let number = user.customer_number.digits();
    let (customer, customer_name) = match store::customer_by_number(connection, number)? {
        Some(known) => known,
        None => {
            store::insert_customer(connection, &new_customer, &user.customer_name, number, at)?;
            (new_customer, user.customer_name)
        }
    };
    let (id, name) = match store::account(connection, &email)? {
        Some(account) => (account.user, account.name),
        None => {
            store::insert_user(connection, &new_user, &email, &user.name, at)?;
            (new_user, user.name)
        }
    };
    store::set_password(connection, &id, &hash, at)?;
    store::set_membership(connection, &id, &customer, user.role.as_str(), at)?;
    let customer = OrganisationId::new(customer);
    let event = NewEvent::new(Actor::Operator, Action::UserAdded, id.clone())
        .with(serde_json::json!({ "role": user.role.as_str() }));
    events::record(connection, now, &Tenant::Organisation(&customer), &event)?;
    let scope = CustomerScope { customer, user: UserId::new(id), name, role: user.role };
    Ok(Member { scope, customer_name })
}

/// The member of an address, for the command line, which acts for the operator; `None`: nobody has it.
///
/// # Errors
/// When the database does not answer.
pub async fn member_by_email(app: &App, email: &str) -> Result<Option<CustomerScope>, AppError> {
    let email = normal_email(email);
    app.db
        .read(move |connection| -> Result<_, StoreError> {
            let Some(account) = store::account(connection, &email)? else { return Ok(None) };
            let organisations = store::organisations_of(connection, &account.user)?;
            Ok(organisations.into_iter().next().and_then(|(customer, role)| {
                Some(CustomerScope {
                    customer: OrganisationId::new(customer),
                    user: UserId::new(account.user),
                    name: account.name,
                    role: Role::parse(&role)?,
                })
            }))
        })
        .await
        .map_err(AppError::from)
}

/// Whether there is no account at all.
///
/// # Errors
/// When the database does not answer.
pub async fn nobody_can_sign_in(app: &App) -> Result<bool, AppError> {
    app.db.read(store::has_no_users).await.map_err(AppError::from)
}

fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}
