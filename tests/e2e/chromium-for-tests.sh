#!/bin/sh
# Starts the Chromium that CHROMIUM names, without the two hidden pages for the address bar that it keeps ready in every
# window: in a test nobody types there, and each takes a process. Of a switch that is given twice Chromium knows only
# the last, so they are added to the features that Playwright switches off.
for argument do
    shift
    case $argument in
        --disable-features=*) argument="$argument,WebUIOmniboxPopup,WebUIOmniboxAimPopup" ;;
    esac
    set -- "$@" "$argument"
done
exec "$CHROMIUM" "$@"
