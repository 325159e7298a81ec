import { afterEach, describe, expect, it } from "vitest";
import { arrived, failed, posted, retried, without, type Outbox } from "../state/outbox";
import { useLanguage } from "../words";
import { outgoingWords } from "./outgoing-words";

const two: Outbox = posted(posted([], "a", "message", "eerst"), "b", "message", "dan");
const TOO_LONG = "De tekst is te lang. Maak hem korter.";
const BUSY = "Wordt verstuurd …";
const NO_ANSWER = "Niet verstuurd: er was geen antwoord. Probeer het opnieuw, het komt nooit dubbel aan.";
const BEHIND = "Nog niet verstuurd: dit wacht op het bericht hierboven dat niet verstuurd kon worden.";
const NO_CONNECTION = "Nog niet verstuurd: er is geen verbinding. Het gaat vanzelf mee zodra die er weer is.";

const all = (box: Outbox, connected = true): string[] => box.map((item) => outgoingWords(box, item, connected));

afterEach(() => useLanguage("nl"));

describe("how it stands with what was sent", () => {
  it("is that it goes, and that it went", () => {
    expect(all(two)).toEqual([BUSY, BUSY]);
    expect(all(arrived(two, "a"))).toEqual(["Verstuurd", BUSY]);
  });

  it("is that it waits behind what failed for a reason of its own, also what was written after that", () => {
    const stuck = posted(failed(two, "a", TOO_LONG), "c", "note", "daarna");
    expect(all(stuck)).toEqual([TOO_LONG, BEHIND, BEHIND]);
    expect(all(posted(failed(two, "b", TOO_LONG), "c", "message", "daarna"))).toEqual([BUSY, TOO_LONG, BEHIND]);
    useLanguage("en");
    const english = "Not sent yet: it waits for the message above that could not be sent.";
    expect(all(stuck)).toEqual([TOO_LONG, english, english]);
  });

  it("promises nothing of a new connection to what waits behind a reason of its own", () => {
    const stuck = posted(failed(two, "a", TOO_LONG), "c", "message", "daarna");
    expect(all(stuck, false)).toEqual([TOO_LONG, BEHIND, BEHIND]);
  });

  it("is that there was no answer only for what was asked and not answered", () => {
    const stuck = posted(failed(two, "a", ""), "c", "message", "daarna");
    expect(all(stuck)).toEqual([NO_ANSWER, BEHIND, BEHIND]);
    expect(all(stuck, false)).toEqual([NO_CONNECTION, NO_CONNECTION, NO_CONNECTION]);
  });

  it("is that it goes once what stood in the way was taken back, or is tried again", () => {
    const stuck = posted(failed(two, "a", TOO_LONG), "c", "message", "daarna");
    expect(all(retried(without(stuck, "a")))).toEqual([BUSY, BUSY]);
    expect(all(retried(stuck))).toEqual([BUSY, BUSY, BUSY]);
  });
});
