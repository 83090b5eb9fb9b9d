// Somebody with a link, by plain HTTP: keeps cookies, reads forms as they were drawn, saves as the page's script does.

export class Visitor {
  constructor(address) {
    this.address = address;
    this.cookies = new Map();
    this.request = undefined;
  }

  async fetch(path, options = {}) {
    const headers = { Origin: this.address, Accept: 'text/html', 'Accept-Language': 'en', ...options.headers };
    if (this.cookies.size > 0) headers.Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(this.address + path, { redirect: 'manual', ...options, headers });
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      this.cookies.set(name, value);
    }
    return { status: reply.status, headers: reply.headers, body: await reply.text() };
  }

  post(path, fields, headers = {}) {
    return this.fetch(path, {
      method: 'POST', body: new URLSearchParams(fields).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    });
  }

  /** Opens the link of a request, as its button does. */
  async openLink(link) {
    const reply = await this.post(link, {});
    const place = /^\/r\/([^/?]+)/.exec(reply.headers.get('location') ?? '');
    if (!place) throw new Error(`the link leads to ${reply.status} ${reply.headers.get('location')}`);
    this.request = place[1];
  }

  /** The keys of the questions that are answered by free text, in the order of the task list. */
  async textQuestions() {
    const hub = await this.fetch(`/r/${this.request}`);
    const keys = [...new Set([...hub.body.matchAll(/\/questions\/([^"/?#]+)"/g)].map((match) => match[1]))];
    const found = [];
    for (const key of keys) {
      if (found.length === 8) break;
      const form = await this.answerForm(key).catch(() => undefined);
      if (form?.isText) found.push(key);
    }
    return found;
  }

  /** The form of a question: its fields, the text in it, and the name of the field that holds the text. */
  async answerForm(question) {
    const page = await this.fetch(`/r/${this.request}/questions/${question}`);
    if (page.status !== 200) throw new Error(`question ${question}: ${page.status}`);
    const form = /<form[^>]*data-autosave[^]*?<\/form>/.exec(page.body)?.[0];
    if (!form) throw new Error(`question ${question} has no form that saves by itself`);
    const area = /<textarea[^>]*\bname="([^"]+)"[^>]*>([^]*?)<\/textarea>/.exec(form);
    const fields = {};
    for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
      const name = /\bname="([^"]*)"/.exec(tag)?.[1];
      if (name && /type="hidden"/.test(tag)) fields[name] = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '';
    }
    return { fields, area: area?.[1], text: (area?.[2] ?? '').trim(), isText: !/type="radio"/.test(form) && area !== null };
  }

  /** Saves a text as the page's script does; the form takes the new revision. */
  async save(question, form, text) {
    const reply = await this.post(`/r/${this.request}/questions/${question}`, { ...form.fields, [form.area]: text }, { 'HX-Request': 'true' });
    const revision = reply.headers.get('x-revision');
    if (revision) form.fields.revision = revision;
    return reply;
  }
}
