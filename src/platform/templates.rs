//! Tera and the functions that templates may call: words, asset addresses, dates and scores in the page's language.
//!
//! A page is drawn through [`Templates::draw`] only, from a [`Frame`](crate::features::frame::Frame) and its own model.

use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use fluent_bundle::{FluentArgs, FluentValue};
use rust_embed::Embed;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::assets::Assets;
use super::i18n::Words;
use super::local_time;
use crate::domain::language::Language;

#[derive(Embed)]
#[folder = "templates/"]
struct TemplateFiles;

/// Every template, ready to be drawn.
pub struct Templates {
    tera: Tera,
}

/// A template that is wrong, or that was given a model that does not fit.
#[derive(Debug, thiserror::Error)]
#[error("template {name}: {problem}")]
pub struct TemplateError {
    name: String,
    problem: String,
}

impl Templates {
    /// Reads and checks every template.
    ///
    /// # Errors
    /// When one of them does not parse, or calls what does not exist.
    pub fn load(words: Arc<Words>, assets: Arc<Assets>) -> Result<Self, TemplateError> {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html"]);
        tera.register_function("t", translate(Arc::clone(&words)));
        tera.register_function("asset", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let name = kwargs.must_get::<&str>("name")?;
            assets.url(name).ok_or_else(|| tera::Error::message(format!("there is no asset {name}")))
        });
        let dated = |words: &Arc<Words>, style: DateStyle| {
            let words = Arc::clone(words);
            move |text: &str, _: Kwargs, state: &State<'_>| -> TeraResult<String> {
                Ok(date_in_words(&words, language_of(state)?, text, style))
            }
        };
        tera.register_filter("date", dated(&words, DateStyle::Date));
        tera.register_filter("datetime", dated(&words, DateStyle::DateTime));
        tera.register_filter("day_time", dated(&words, DateStyle::DayTime));
        tera.register_filter("day_month", dated(&words, DateStyle::DayMonth));
        tera.register_filter("score", |points: i64, _: Kwargs, state: &State<'_>| -> TeraResult<String> {
            Ok(score_in_words(points, language_of(state)?))
        });
        tera.register_filter("level", |points: i64, _: Kwargs, _: &State<'_>| -> TeraResult<i64> {
            Ok(nearest_level(points))
        });
        tera.register_filter("error_at", error_at);
        let files: Vec<(String, String)> = TemplateFiles::iter()
            .filter_map(|name| {
                let file = TemplateFiles::get(&name)?;
                Some((name.into_owned(), String::from_utf8_lossy(&file.data).into_owned()))
            })
            .collect();
        tera.add_raw_templates(files)
            .map_err(|error| TemplateError { name: "*".to_owned(), problem: error.to_string() })?;
        Ok(Self { tera })
    }

    /// Draws a template from a frame and a page model.
    ///
    /// # Errors
    /// When the model does not fit the template.
    pub fn draw(&self, name: &str, frame: &impl Serialize, page: &impl Serialize) -> Result<String, TemplateError> {
        let mut context = Context::new();
        context.insert("frame", frame);
        context.insert("page", page);
        #[expect(clippy::disallowed_methods, reason = "the one place that draws")]
        self.tera
            .render(name, &context)
            .map_err(|error| TemplateError { name: name.to_owned(), problem: chain_text(&error) })
    }
}

fn chain_text(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(next) = source {
        text.push_str(": ");
        text.push_str(&next.to_string());
        source = next.source();
    }
    text
}

fn language_of(state: &State<'_>) -> TeraResult<Language> {
    let frame = state.get::<Value>("frame")?;
    frame
        .as_ref()
        .and_then(|frame| frame.get_from_path("lang"))
        .and_then(Value::as_str)
        .and_then(Language::parse)
        .ok_or_else(|| tera::Error::message("no frame.lang here: a component that speaks declares @frame"))
}

fn translate(words: Arc<Words>) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<String> + Sync + Send + 'static {
    move |kwargs, state| {
        let key = kwargs.must_get::<&str>("key")?;
        let mut args = FluentArgs::new();
        for (name, value) in kwargs.iter() {
            let Some(name) = name.as_str().filter(|name| *name != "key") else { continue };
            args.set(name.to_owned(), fluent_value(value));
        }
        words
            .format(language_of(state)?, key, &args)
            .ok_or_else(|| tera::Error::message(format!("there is no message {key}")))
    }
}

/// `page.errors | error_at(field="email")`: what is wrong with a field, or nothing.
fn error_at(errors: &Value, kwargs: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let field = kwargs.must_get::<&str>("field")?;
    let text_of = |error: &Value| {
        let at = error.get_from_path("field")?;
        (at.as_str() == Some(field)).then(|| error.get_from_path("text")?.as_str().map(str::to_owned)).flatten()
    };
    Ok(errors.as_array().into_iter().flatten().find_map(text_of).unwrap_or_default())
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    #[expect(clippy::cast_precision_loss, reason = "counts of things on a page")]
    match value.as_i128() {
        Some(number) => FluentValue::from(number as f64),
        None => FluentValue::from(value.to_string()),
    }
}

/// How much of a date is printed.
#[derive(Debug, Clone, Copy)]
pub enum DateStyle {
    /// "3. november 2026".
    Date,
    /// "3. november 2026 kl. 10.42".
    DateTime,
    /// "3. nov. kl. 10.42"
    DayTime,
    /// "3. nov."
    DayMonth,
}

/// An ISO day or an instant in words; what is neither is printed as it stands.
pub fn date_in_words(words: &Words, language: Language, iso: &str, style: DateStyle) -> String {
    let Some(at) = parse_iso(iso) else { return iso.to_owned() };
    let month = words.get(language, &format!("month-{}", at.month()), &[]);
    let short = words.get(language, &format!("month-short-{}", at.month()), &[]);
    let args = [
        ("day", FluentValue::from(at.day().to_string())),
        ("month", FluentValue::from(month)),
        ("short", FluentValue::from(short)),
        ("year", FluentValue::from(at.year().to_string())),
        ("hour", FluentValue::from(format!("{:02}", at.hour()))),
        ("minute", FluentValue::from(format!("{:02}", at.minute()))),
    ];
    let key = match style {
        DateStyle::Date => "date-long",
        DateStyle::DateTime => "date-time",
        DateStyle::DayTime => "date-day-time",
        DateStyle::DayMonth => "date-day-month",
    };
    words.get(language, key, &args)
}

fn parse_iso(text: &str) -> Option<NaiveDateTime> {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return day.and_hms_opt(0, 0, 0);
    }
    text.parse::<DateTime<Utc>>().ok().map(local_time::wall_clock)
}

/// Basis points (0 to 10 000) on the scale 0–4 with one decimal, rounded half up.
pub fn score_in_words(points: i64, language: Language) -> String {
    let tenths = (points * 40 + 5_000) / 10_000;
    let separator = if language == Language::En { '.' } else { ',' };
    format!("{}{separator}{}", tenths / 10, tenths % 10)
}

/// The whole level nearest to basis points, rounded half up.
pub fn nearest_level(points: i64) -> i64 {
    (points * 4 + 5_000) / 10_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_printed_with_one_decimal_rounded_half_up() {
        for (points, nb, level) in [
            (0, "0,0", 0),
            (10_000, "4,0", 4),
            (7_750, "3,1", 3),
            (125, "0,1", 0),
            (4_999, "2,0", 2),
            (3_749, "1,5", 1),
            (3_750, "1,5", 2),
        ] {
            assert_eq!(score_in_words(points, Language::Nb), nb, "{points}");
            assert_eq!(nearest_level(points), level, "{points}");
        }
        assert_eq!(score_in_words(7_750, Language::En), "3.1");
    }
}
