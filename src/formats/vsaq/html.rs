//! Plain text of the HTML that stands in google/vsaq files.
//!
//! Links keep their address in brackets, lists become lines with a dash, everything else is dropped but its text.

/// The longest name of an entity: with more, as many ampersands as a file holds would each be followed to the end of it.
const LONGEST_ENTITY: usize = 12;

/// The text without tags.
pub(super) fn plain(html: &str) -> String {
    let mut out = Plain::default();
    let mut rest = html;
    // Where the last tag and the last comment end: nothing that begins after it is one, and nobody has to look for it.
    let (last_tag, last_comment) = (html.rfind('>'), html.rfind("-->"));
    while let Some(c) = rest.chars().next() {
        let at = Some(html.len() - rest.len());
        let ends = (at < last_tag, at < last_comment);
        if let Some((tag, after)) = tag(rest, ends) {
            out.tag(tag);
            rest = after;
        } else if let Some((decoded, after)) = entity(rest) {
            out.push(decoded);
            rest = after;
        } else {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    out.finish()
}

#[derive(Default)]
struct Plain {
    text: String,
    /// Line breaks that are due before the next letter.
    breaks: usize,
    space: bool,
    /// The address of the link that is open, and where its text begins.
    link: Option<(String, usize)>,
    /// The name of an open element whose text nobody reads.
    hidden: Option<&'static str>,
}

impl Plain {
    fn push(&mut self, c: char) {
        if self.hidden.is_some() {
            return;
        }
        if c.is_whitespace() {
            self.space = true;
            return;
        }
        self.settle();
        self.text.push(c);
    }

    /// Writes the blanks that are due.
    fn settle(&mut self) {
        if !self.text.is_empty() {
            if self.breaks > 0 {
                self.text.extend(std::iter::repeat_n('\n', self.breaks));
            } else if self.space {
                self.text.push(' ');
            }
        }
        self.breaks = 0;
        self.space = false;
    }

    fn tag(&mut self, tag: &str) {
        let closing = tag.starts_with('/');
        let body = tag.trim_start_matches('/');
        let name = body.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        if let Some(hidden) = self.hidden {
            if closing && name == hidden {
                self.hidden = None;
            }
            return;
        }
        match name.as_str() {
            "script" if !closing => self.hidden = Some("script"),
            "style" if !closing => self.hidden = Some("style"),
            "ul" | "ol" if !closing => self.breaks = self.breaks.max(1),
            "p" | "div" | "ul" | "ol" | "table" | "h1" | "h2" | "h3" | "h4" | "blockquote" | "pre" => {
                self.breaks = self.breaks.max(2);
            }
            "li" if !closing => {
                self.breaks = self.breaks.max(1);
                self.settle();
                self.text.push_str("- ");
                self.space = false;
            }
            "br" | "li" | "tr" => self.breaks = self.breaks.max(1),
            "a" if closing => self.end_link(),
            "a" => {
                self.end_link();
                self.link = address(body).map(|address| (address, self.text.len()));
            }
            _ => {}
        }
    }

    fn end_link(&mut self) {
        let Some((address, start)) = self.link.take() else { return };
        let shown = self.text.get(start..).unwrap_or_default().trim();
        if shown == address {
            return;
        }
        if shown.is_empty() {
            self.settle();
            self.text.push_str(&address);
        } else {
            self.text.push_str(" (");
            self.text.push_str(&address);
            self.text.push(')');
        }
    }

    fn finish(mut self) -> String {
        self.end_link();
        self.text.trim().to_owned()
    }
}

/// The inside of the tag or comment that a text begins with, and what follows it. `ends`: whether a tag and a comment end at all.
fn tag(text: &str, ends: (bool, bool)) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('<')?;
    if let Some(comment) = inside.strip_prefix("!--") {
        return if ends.1 { Some(("", comment.split_once("-->")?.1)) } else { None };
    }
    // A sign for "less than" is no tag.
    let name = inside.strip_prefix('/').unwrap_or(inside);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    if ends.0 { inside.split_once('>') } else { None }
}

/// The value of `href`, where it is an address that leads somewhere.
fn address(tag: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find("href")?;
    let value = tag.get(at + "href".len()..)?.trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('\'' | '"') => value.get(1..)?.split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    let value = value.trim();
    (value.starts_with("http://") || value.starts_with("https://") || value.starts_with("mailto:"))
        .then(|| decode(value))
}

fn decode(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (c, after) = entity(rest).unwrap_or((c, rest.get(c.len_utf8()..).unwrap_or_default()));
        out.push(c);
        rest = after;
    }
    out
}

/// The character of the entity that a text begins with, and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let text = text.strip_prefix('&')?;
    let end = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let (name, after) = (text.get(..end)?, text.get(end + 1..)?);
    let decoded = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    };
    Some((decoded, after))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn html_becomes_the_text_that_a_browser_would_show() {
        let cases = [
            ("plain &amp; simple", "plain & simple"),
            ("<b>Note:</b> this <code>http://</code>", "Note: this http://"),
            (
                "See <a href='http://a.example/x?a=1&amp;b=2'>the page</a>.",
                "See the page (http://a.example/x?a=1&b=2).",
            ),
            ("<a href=\"https://a.example/\">https://a.example/</a>", "https://a.example/"),
            ("<a href='javascript:alert(1)'>press</a>", "press"),
            ("<p>One</p><p>Two</p>", "One\n\nTwo"),
            ("Some:<ul><li>one</li><li>two</li></ul>after", "Some:\n- one\n- two\n\nafter"),
            ("a<br>b<br/>c", "a\nb\nc"),
            ("2 < 3 and 4 > 1", "2 < 3 and 4 > 1"),
            ("a <script>alert('x')</script> b", "a b"),
            ("<!-- hidden -->shown", "shown"),
            ("&#39;x&#39; &unknown; &#0; &#x2014;", "'x' &unknown; &#0; —"),
            ("<a href='http://a.example/'>never closed", "never closed (http://a.example/)"),
            ("a < b", "a < b"),
            ("<", "<"),
            ("<b", "<b"),
            ("a > <b", "a > <b"),
            ("<!-- a --> <!-- b", "<!-- b"),
        ];
        for (html, expected) in cases {
            assert_eq!(plain(html), expected, "{html}");
        }
    }

    #[test]
    fn what_begins_and_never_ends_is_looked_for_once() {
        // Each sign followed to the end of such a text would take hours.
        for begun in ["&", "<a", "<!--", "<a href='"] {
            let html = begun.repeat(2_000_000);
            assert_eq!(plain(&html).len(), html.len(), "{begun}");
        }
    }
}
