// The form starts only when form.js knows how to read the records.
window.CMS_MANUAL_INIT = true;
