import { ConsoleApp } from "./parts/app";
import tokensText from "./styles/tokens.css";

// A sheet made by a script is allowed under a policy without inline styles.
const tokens = new CSSStyleSheet();
tokens.replaceSync(tokensText);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, tokens];

document.body.append(new ConsoleApp());
