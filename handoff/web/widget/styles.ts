import badge from "@utrecht/badge-status-css/dist/index.min.css";
import button from "@utrecht/button-css/dist/index.min.css";
import label from "@utrecht/form-label-css/dist/index.min.css";
import textarea from "@utrecht/textarea-css/dist/index.min.css";
import textbox from "@utrecht/textbox-css/dist/index.min.css";
import { type CSSResult, unsafeCSS } from "lit";
import conversation from "./styles/conversation.css";
import forms from "./styles/forms.css";
import plan from "./styles/plan.css";
import theme from "./styles/theme.css";
import shape from "./styles/window.css";

/** The NL Design System's components, Loket's theme for them, and what is the widget's own; adopted, never inlined. */
export const styles: CSSResult[] = [
  button,
  textarea,
  textbox,
  label,
  badge,
  theme,
  shape,
  conversation,
  forms,
  plan,
].map((sheet) => unsafeCSS(sheet));
