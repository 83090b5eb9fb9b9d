//! The geometry of the charts: figures in, coordinates out. The templates draw them; the words stand in a table beside.

use serde::Serialize;

/// Middle and radius of the radar.
const MIDDLE: (f64, f64) = (240.0, 205.0);
const RADIUS: f64 = 140.0;

/// The longest line of an axis's name, in characters: beside the chart, and above or below it, where there is room.
const LINE: usize = 12;
const LONG_LINE: usize = 24;

/// The longest line of a supplier's name beside its bars, in characters, and from one line to the next.
const NAME_LINE: usize = 15;
const NAME_PITCH: usize = 17;

/// From one line of a name to the next.
const PITCH: f64 = 22.0;

/// A radar chart of scores in basis points.
#[derive(Debug, Serialize)]
pub(super) struct Radar {
    rings: Vec<Ring>,
    axes: Vec<Axis>,
    series: Vec<Series>,
}

#[derive(Debug, Serialize)]
struct Ring {
    level: u32,
    points: String,
    y: String,
}

#[derive(Debug, Serialize)]
struct Axis {
    x: String,
    y: String,
    label: Vec<LabelLine>,
    anchor: &'static str,
}

#[derive(Debug, Serialize)]
struct LabelLine {
    text: String,
    x: String,
    y: String,
}

#[derive(Debug, Serialize)]
struct Series {
    name: String,
    /// 1, 2 … for colour, dash and mark.
    number: usize,
    points: String,
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct Mark {
    x: String,
    y: String,
}

impl Radar {
    /// `None` for fewer than three axes. An axis without a score is drawn at the middle and has no mark.
    pub(super) fn new(axes: &[String], suppliers: &[(String, Vec<Option<u32>>)]) -> Option<Self> {
        if axes.len() < 3 {
            return None;
        }
        let count = axes.len();
        let at = |axis: usize, share: f64| -> (f64, f64) {
            #[expect(clippy::cast_precision_loss, reason = "a handful of axes")]
            let angle = std::f64::consts::TAU * axis as f64 / count as f64;
            (MIDDLE.0 + RADIUS * share * angle.sin(), MIDDLE.1 - RADIUS * share * angle.cos())
        };
        let outline =
            |share: f64| -> String { (0..count).map(|axis| point(at(axis, share))).collect::<Vec<_>>().join(" ") };
        let rings = (1..=4_u32)
            .map(|level| {
                let share = f64::from(level) / 4.0;
                Ring { level, points: outline(share), y: figure(MIDDLE.1 - RADIUS * share + 4.0) }
            })
            .collect();
        let drawn = axes
            .iter()
            .enumerate()
            .map(|(axis, name)| {
                let (x, y) = at(axis, 1.0);
                let (label_x, label_y) = at(axis, 1.1);
                let anchor = if (label_x - MIDDLE.0).abs() < 10.0 {
                    "middle"
                } else if label_x < MIDDLE.0 {
                    "end"
                } else {
                    "start"
                };
                let lines = wrapped(name, if anchor == "middle" { LONG_LINE } else { LINE });
                #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
                let height = PITCH * (lines.len() as f64 - 1.0);
                // Above the top corner, below the bottom one, beside the others.
                let top = if anchor != "middle" {
                    label_y - height / 2.0 + 4.0
                } else if label_y < MIDDLE.1 {
                    label_y - height
                } else {
                    label_y + 14.0
                };
                let label = lines
                    .into_iter()
                    .enumerate()
                    .map(|(line, text)| {
                        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
                        let y = top + PITCH * line as f64;
                        LabelLine { text, x: figure(label_x), y: figure(y) }
                    })
                    .collect();
                Axis { x: figure(x), y: figure(y), label, anchor }
            })
            .collect();
        let series = suppliers
            .iter()
            .enumerate()
            .map(|(place, (name, scores))| {
                let places: Vec<(f64, f64)> =
                    (0..count).map(|axis| at(axis, share(scores.get(axis).copied().flatten()))).collect();
                let marks = places
                    .iter()
                    .zip(scores)
                    .filter(|(_, score)| score.is_some())
                    .map(|(place, _)| Mark { x: figure(place.0), y: figure(place.1) })
                    .collect();
                Series {
                    name: name.clone(),
                    number: place + 1,
                    points: places.into_iter().map(point).collect::<Vec<_>>().join(" "),
                    marks,
                }
            })
            .collect();
        Some(Self { rings, axes: drawn, series })
    }
}

fn share(score: Option<u32>) -> f64 {
    f64::from(score.unwrap_or(0)) / 10_000.0
}

fn figure(number: f64) -> String {
    format!("{number:.1}")
}

fn point((x, y): (f64, f64)) -> String {
    format!("{x:.1},{y:.1}")
}

/// A name in lines of at most `longest` characters, broken between words.
fn wrapped(name: &str, longest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= longest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A name in at most two lines for the place beside the bars, with a sign where something is left out.
fn short(name: &str) -> Vec<String> {
    let mut lines = wrapped(name, NAME_LINE);
    let is_cut = 2 < lines.len();
    lines.truncate(2);
    let last = lines.len().saturating_sub(1);
    let shortened = |(place, line): (usize, String)| {
        let must_say = is_cut && place == last;
        let room = NAME_LINE - usize::from(must_say);
        if line.chars().count() <= room {
            return if must_say { line + "…" } else { line };
        }
        line.chars().take(NAME_LINE - 1).chain(['…']).collect()
    };
    lines.into_iter().enumerate().map(shortened).collect()
}

/// A supplier, its score as a whole and those of its sections, in basis points.
pub(super) type Scored = (String, Option<u32>, Vec<Option<u32>>);

/// Bars of each supplier's sections, the best as a whole first.
#[derive(Debug, Serialize)]
pub(super) struct Bars {
    height: usize,
    bottom: usize,
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    supplier: String,
    /// The name in at most two lines.
    name: Vec<NameLine>,
    whole: Option<u32>,
    /// Where what stands below the name does.
    below: usize,
    bars: Vec<Bar>,
}

#[derive(Debug, Serialize)]
struct NameLine {
    text: String,
    y: usize,
}

#[derive(Debug, Serialize)]
struct Bar {
    y: usize,
    width: String,
    score: Option<u32>,
}

impl Bars {
    /// For suppliers with the whole and each section's score.
    pub(super) fn new(suppliers: &[Scored]) -> Self {
        let mut sorted: Vec<_> = suppliers.iter().collect();
        // Nothing rated comes last, as it is not the worst but unknown.
        sorted.sort_by_key(|(_, whole, _)| std::cmp::Reverse(*whole));
        let sections = sorted.first().map_or(0, |(_, _, sections)| sections.len());
        // Two lines of name and one below them need as much as three bars.
        let step = 19 * sections.max(3) + 15;
        let groups = sorted
            .into_iter()
            .enumerate()
            .map(|(place, (name, whole, scores))| {
                let top = 14 + place * step;
                let bars = scores
                    .iter()
                    .enumerate()
                    .map(|(bar, score)| Bar { y: top + 19 * bar, width: figure(300.0 * share(*score)), score: *score })
                    .collect();
                let lines = short(name);
                let below = top + 14 + NAME_PITCH * lines.len();
                let lines = lines.into_iter().enumerate();
                let name_lines = lines.map(|(line, text)| NameLine { text, y: top + 12 + NAME_PITCH * line }).collect();
                Group { supplier: name.clone(), name: name_lines, whole: *whole, below, bars }
            })
            .collect::<Vec<_>>();
        let bottom = 8 + groups.len() * step;
        Self { height: bottom + 24, bottom, groups }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_is_at_the_rim_and_nothing_rated_has_no_mark() {
        let axes = ["One".to_owned(), "Two".to_owned(), "Three".to_owned(), "Four".to_owned()];
        let radar = Radar::new(&axes, &[("A".to_owned(), vec![Some(10_000), Some(5_000), Some(0), None])]).unwrap();
        let series = radar.series.first().unwrap();
        assert_eq!(series.points, "240.0,65.0 310.0,205.0 240.0,205.0 240.0,205.0");
        assert_eq!(series.marks.len(), 3);
        assert!(Radar::new(&["One".to_owned()], &[]).is_none());
    }

    #[test]
    fn names_are_broken_between_words() {
        assert_eq!(
            wrapped("Plikter for den som behandler opplysninger", 15),
            ["Plikter for den", "som behandler", "opplysninger"]
        );
    }

    #[test]
    fn a_long_name_stands_in_two_lines_and_says_what_is_left_out() {
        assert_eq!(short("Tallmossen AS"), ["Tallmossen AS"]);
        assert_eq!(short("Bokstavfjell Læring AS"), ["Bokstavfjell", "Læring AS"]);
        assert_eq!(short("Bokstavfjell Læring og Digitale Læremidler AS"), ["Bokstavfjell", "Læring og…"]);
        assert_eq!(short("Kommunikasjonssystemer AS"), ["Kommunikasjons…", "AS"]);
    }

    #[test]
    fn bars_are_sorted_with_what_is_not_rated_last() {
        let one = |name: &str, whole| (name.to_owned(), whole, vec![whole, None]);
        let bars = Bars::new(&[one("unrated", None), one("worst", Some(0)), one("best", Some(9_000))]);
        let names: Vec<&str> = bars.groups.iter().map(|group| group.supplier.as_str()).collect();
        assert_eq!(names, ["best", "worst", "unrated"]);
        assert_eq!(
            bars.groups.first().and_then(|group| group.bars.first()).map(|bar| bar.width.as_str()),
            Some("270.0")
        );
    }
}
