#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

// libarchive turns names into the charset of the thread's locale and drops what does not fit: in the C locale every
// name that is not ASCII. This one holds them all; null where the system has none.
static inline locale_t perimetry_utf8_locale(void) {
  return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}
