"""Line icons on a grid of 24: one path each, drawn in the colour of the text around them."""

ICONS = {
    "back": "M15 5l-7 7 7 7",
    "forward": "M9 5l7 7-7 7",
    "arrow": "M4 12h15M13 6l6 6-6 6",
    "globe": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
    "download": "M12 4v12M7 11l5 5 5-5M4 15v5h16v-5",
    "document": "M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7",
    "paste": "M8 5H5v16h14V5h-3M9 3h6v4H9zM9 12h6M9 16h6",
    "listen": "M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z",
    "print": "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
    "link": "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21",
    "close": "M6 6l12 12M18 6 6 18",
    "feed": "M5 5a14 14 0 0 1 14 14M5 11a8 8 0 0 1 8 8M5 18v.2",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.2",
    "done": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.3l3 3 5.5-6",
    "care": "M12 4l9.5 16.5h-19zM12 10.5v4.5M12 17.7v.2",
    "error": "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v6M12 16.5v.2",
}
