"""The mathematics of topics: which service a text is about, and how sure that is; nothing in here knows Rasa."""
