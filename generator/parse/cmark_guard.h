// Makes cmark-gfm safe to use from several threads.
//
// The library keeps one table of the characters at which inline parsing stops, for the whole process, and every parse
// adds its extensions' characters before and takes them out after: with two threads, one takes out what the other still
// needs, and strikethrough or autolinks come out as plain text, silently. The program therefore defines the function
// that does so itself, as one that does nothing (a symbol of the program goes before that of a shared library), and
// fills the table once, before the first parse.
#pragma once

namespace muster {

/// Registers the extensions and fills the table; cheap after the first call. Call before any parse. Returns whether
/// the library really calls the program's function; if not, parses must not run at the same time.
bool prepare_cmark();

}  // namespace muster
