//! A browser of sorts: keeps cookies, fills in forms as they were drawn, follows redirects when told to.

use std::collections::BTreeMap;

use actix_web::http::{Method, header};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Data;
use scraper::{Html, Selector};
use tillit::app::App;
use tillit::server;

/// One browser.
pub(crate) struct Browser {
    app: Data<App>,
    cookies: BTreeMap<String, String>,
    language: &'static str,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

/// A form as it stood on a page, with the values that it had.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Browser {
    pub(crate) fn new(app: Data<App>) -> Self {
        Self { app, cookies: BTreeMap::new(), language: "nb" }
    }

    /// A browser that asks for another language.
    pub(crate) fn speaking(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, &[], None).await
    }

    /// Follows redirects, at most ten.
    pub(crate) async fn visit(&mut self, path: &str) -> Page {
        let mut page = self.get(path).await;
        for _ in 0..10 {
            let Some(location) = page.location() else { return page };
            page = self.get(&location).await;
        }
        panic!("{path} goes round in circles");
    }

    pub(crate) async fn submit(&mut self, form: Form) -> Page {
        self.post(&form.action, &form.fields).await
    }

    /// Submits and follows the redirect.
    pub(crate) async fn submit_and_follow(&mut self, form: Form) -> Page {
        let page = self.submit(form).await;
        match page.location() {
            Some(location) => self.visit(&location).await,
            None => page,
        }
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Page {
        let body = url_encoded(fields).into_bytes();
        self.send(Method::POST, path, &[("content-type", "application/x-www-form-urlencoded")], Some(body)).await
    }

    /// Saves a form as the page's script does.
    pub(crate) async fn save(&mut self, path: &str, fields: &[(String, String)]) -> Page {
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("hx-request", "true")];
        self.send(Method::POST, path, &headers, Some(url_encoded(fields).into_bytes())).await
    }

    /// A form with files: `(field, file name, bytes)`.
    pub(crate) async fn upload(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Page {
        self.send_files(path, fields, files, &[]).await
    }

    /// The same as the page's script sends it.
    pub(crate) async fn upload_by_script(&mut self, path: &str, files: &[(&str, &str, &[u8])]) -> Page {
        self.send_files(path, &[], files, &[("hx-request", "true")]).await
    }

    async fn send_files(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
        headers: &[(&str, &str)],
    ) -> Page {
        let boundary = "----tillit-test-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (name, file_name, bytes) in files {
            body.extend(
                format!(
                    "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                )
                .bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{boundary}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={boundary}");
        let headers: Vec<(&str, &str)> = headers.iter().copied().chain([("content-type", kind.as_str())]).collect();
        self.send(Method::POST, path, &headers, Some(body)).await
    }

    /// Any request, as a browser on the same site sends it.
    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Page {
        let service = init_service(server::application(self.app.clone())).await;
        let mut request = TestRequest::with_uri(path)
            .method(method)
            .insert_header((header::HOST, "127.0.0.1:8080"))
            .insert_header((header::ACCEPT, "text/html"))
            .insert_header((header::ACCEPT_LANGUAGE, self.language))
            .insert_header(("sec-fetch-site", "same-origin"));
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.insert_header((header::COOKIE, cookies.join("; ")));
        }
        if let Some(body) = body {
            request = request.set_payload(body);
        }
        let response = call_service(&service, request.to_request()).await;
        let status = response.status().as_u16();
        for cookie in response.response().cookies() {
            if cookie.max_age().is_some_and(actix_web::cookie::time::SignedDuration::is_zero) {
                self.cookies.remove(cookie.name());
            } else {
                self.cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
            .collect();
        let body = read_body(response).await.to_vec();
        Page { status, headers, body }
    }
}

impl Page {
    /// The whole text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where the answer sends the browser.
    pub(crate) fn location(&self) -> Option<String> {
        (300..400).contains(&self.status).then(|| self.headers.get("location").cloned()).flatten()
    }

    /// The words of the first element of a selector, with white space folded; empty where there is none.
    pub(crate) fn words(&self, selector: &str) -> String {
        self.all_words(selector).into_iter().next().unwrap_or_default()
    }

    /// The words of every element of a selector.
    pub(crate) fn all_words(&self, selector: &str) -> Vec<String> {
        let document = Html::parse_document(&self.text());
        document
            .select(&Selector::parse(selector).unwrap())
            .map(|element| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// An attribute of every element of a selector that has it.
    pub(crate) fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let document = Html::parse_document(&self.text());
        document
            .select(&Selector::parse(selector).unwrap())
            .filter_map(|element| element.value().attr(attribute).map(str::to_owned))
            .collect()
    }

    /// The form with this action, as drawn.
    pub(crate) fn form(&self, action: &str) -> Form {
        let document = Html::parse_document(&self.text());
        let any_form = Selector::parse("form").unwrap();
        let form = document
            .select(&any_form)
            .find(|form| form.value().attr("action") == Some(action))
            .unwrap_or_else(|| panic!("no form with action {action} in: {}", self.text()));
        let fields = Selector::parse("input, textarea, select").unwrap();
        let mut values = Vec::new();
        for field in form.select(&fields) {
            let element = field.value();
            let Some(name) = element.attr("name").map(str::to_owned) else { continue };
            match (element.name(), element.attr("type")) {
                ("textarea", _) => values.push((name, field.text().collect())),
                ("select", _) => {
                    let options = Selector::parse("option").unwrap();
                    let all: Vec<_> = field.select(&options).collect();
                    let chosen = all.iter().find(|option| option.value().attr("selected").is_some()).or(all.first());
                    if let Some(option) = chosen {
                        values.push((name, option.value().attr("value").unwrap_or_default().to_owned()));
                    }
                }
                ("input", Some("radio" | "checkbox")) => {
                    if element.attr("checked").is_some() {
                        values.push((name, element.attr("value").unwrap_or("on").to_owned()));
                    }
                }
                ("input", Some("file" | "submit")) => {}
                _ => values.push((name, element.attr("value").unwrap_or_default().to_owned())),
            }
        }
        Form { action: action.to_owned(), fields: values }
    }
}

impl Form {
    /// The same with another value in a field; a field that is not there yet (a radio, a button) is added.
    pub(crate) fn set(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The value of a field.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

fn url_encoded(fields: &[(String, String)]) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
                b' ' => "+".to_owned(),
                other => format!("%{other:02X}"),
            })
            .collect()
    };
    fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
}
