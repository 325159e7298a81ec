/** Puts the number of unread messages before the page's title, as mail programs do, and takes it away again. */
export class PageTitle {
  private shown = "";
  private own = "";

  constructor(private readonly page: Document) {}

  /** `count` messages were not seen; 0 gives the page its title back. */
  show(count: number): void {
    // A page that gave itself another title meanwhile keeps that one.
    if (!this.shown || this.page.title !== this.shown) this.own = this.page.title;
    const wanted = count ? `(${count}) ${this.own}` : "";
    if (wanted === this.shown && (!wanted || this.page.title === wanted)) return;
    if (wanted) this.page.title = wanted;
    else if (this.page.title === this.shown) this.page.title = this.own;
    // What a browser reads back may have fewer spaces than was written.
    this.shown = wanted ? this.page.title : "";
  }
}
