"""The peer of the assessment page: Jinja2 renders a page of the same shape, from a compiled template."""

import re
import time

import jinja2

TEMPLATE = """<!doctype html><html lang="nb"><head><title>{{ page.title }}</title></head><body>
{% macro chip(value) %}<span class="chip s{{ value if value is not none else 'x' }}"><svg class="hb" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7"></circle></svg>{{ value if value is not none else '–' }}<span class="ds-sr-only">{{ names[value] if value is not none else 'Ikke vurdert' }}</span></span>{% endmacro %}
{% macro choice(name, value, label, checked) %}<label class="choice"><input type="radio" name="{{ name }}" value="{{ value }}"{% if checked %} checked{% endif %}><span>{{ label }}</span></label>{% endmacro %}
{% for section in page.sections %}<section><h2>{{ section.title }}</h2>
{% for question in section.questions %}<article id="q{{ question.number }}"><h3>{{ question.number }}. {{ question.subject }}</h3>
<p>{{ question.text }}</p><details><summary>Hjelp</summary><p>{{ question.help }}</p></details>
<ul>{% for control in question.controls %}<li>{{ control.code }} {{ control.name }}</li>{% endfor %}</ul>
<blockquote>{{ question.answer }}</blockquote>
<ul>{% for document in question.documents %}<li><a href="/evidence/{{ document.id }}">{{ document.name }}</a> {{ document.place }}</li>{% endfor %}</ul>
{{ chip(question.rating) }}<fieldset>{% for level in range(5) %}{{ choice('rating-' ~ question.number, level, names[level], level == question.rating) }}{% endfor %}</fieldset>
<textarea name="reason-{{ question.number }}">{{ question.reason }}</textarea></article>{% endfor %}</section>{% endfor %}
</body></html>"""


def page_by_jinja2(html, times):
    """CPU seconds to render a page of 52 questions whose texts are as long as those of the given page."""
    words = re.sub(r"<[^>]+>", " ", html).split()
    text = lambda start, length: " ".join(words[(start + at) % len(words)] for at in range(length))  # noqa: E731
    questions = [
        {
            "number": number,
            "subject": text(number, 6),
            "text": text(number * 3, 15),
            "help": text(number * 5, 40),
            "controls": [{"code": f"A.{n}", "name": text(n, 5)} for n in range(4)],
            "answer": text(number * 7, 60),
            "documents": [{"id": number, "name": "plan.pdf", "place": "s. 3"}],
            "rating": number % 5,
            "reason": text(number * 2, 20),
        }
        for number in range(1, 53)
    ]
    page = {"title": "Vurdering", "sections": [{"title": text(at, 3), "questions": questions[at * 18 : (at + 1) * 18]} for at in range(3)]}
    names = ["Ikke oppfylt", "I liten grad", "Delvis oppfylt", "I stor grad", "Fullt oppfylt"]
    template = jinja2.Environment(autoescape=True).from_string(TEMPLATE)
    template.render(page=page, names=names)
    before = time.process_time()
    for _ in range(times):
        template.render(page=page, names=names)
    return (time.process_time() - before) / times
