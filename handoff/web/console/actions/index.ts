// Everything that can be done, in the order of the palette.
import "./conversation-actions";
import "./answer-actions";
import "./work-actions";
import "./go-actions";
import "./screen-actions";
import "./supervisor-actions";
