// Two ways of using a page: with a pointer, and with the keyboard alone. A journey is written once and walked by both.

/** Clicks and types as one who sees and points. */
export class Pointer {
  constructor(tab) { this.tab = tab; }

  fill(selector, text) { return this.tab.fill(selector, text); }

  choose(selector) { return this.tab.check(selector); }

  select(selector, value) { return this.tab.selectOption(selector, value); }

  /** Presses a link or button that leads to another page. */
  async go(selector) {
    await Promise.all([this.tab.waitForEvent('load'), this.tab.click(selector)]);
  }

  async attach(selector, file) { await this.tab.setInputFiles(selector, file); }

  async download(selector) {
    const [download] = await Promise.all([this.tab.waitForEvent('download'), this.tab.click(selector)]);
    return download.path();
  }
}

/** Tab, Shift+Tab, arrows, Space and Enter. Nothing is focused by script. */
export class Keyboard {
  constructor(tab) {
    this.tab = tab;
    // Listened to from the beginning: the browser is told to hand over its dialog, and that takes a while.
    tab.on('filechooser', (chooser) => this.chooserOpened?.(chooser));
  }

  /** Presses Tab until the element has the focus, as somebody would who cannot point. */
  async reach(selector) {
    for (let step = 0; step < 400; step += 1) {
      const there = await this.tab.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
      if (there) return;
      await this.tab.keyboard.press('Tab');
    }
    throw new Error(`${selector} cannot be reached with Tab on ${this.tab.url()}`);
  }

  async fill(selector, text) {
    await this.reach(selector);
    await this.tab.keyboard.press('Control+A');
    await this.tab.keyboard.insertText(text);
  }

  async choose(selector) {
    // A group of radios is one stop; the arrows move within it and choose.
    const name = await this.tab.getAttribute(selector, 'name');
    const isRadio = (await this.tab.getAttribute(selector, 'type')) === 'radio';
    await this.reach(isRadio ? `[name="${name}"]` : selector);
    for (let step = 0; step < 10; step += 1) {
      if (await this.tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
        if (!(await this.tab.isChecked(selector))) await this.tab.keyboard.press('Space');
        return;
      }
      await this.tab.keyboard.press('ArrowDown');
    }
    throw new Error(`${selector} cannot be chosen with the arrows`);
  }

  /** A date by its parts, day first, as the Norwegian field takes it. */
  async date(selector, [year, month, day]) {
    await this.reach(selector);
    await this.tab.keyboard.type(`${day}${month}${year}`);
  }

  async go(selector) {
    await this.reach(selector);
    await Promise.all([this.tab.waitForEvent('load'), this.tab.keyboard.press('Enter')]);
  }

  async attach(selector, file) {
    await this.reach(selector);
    const opened = new Promise((open) => { this.chooserOpened = open; });
    await this.tab.keyboard.press('Space');
    await (await opened).setFiles(file);
  }

  async download(selector) {
    await this.reach(selector);
    const [download] = await Promise.all([this.tab.waitForEvent('download'), this.tab.keyboard.press('Enter')]);
    return download.path();
  }
}
