// What authors are told of a file that is not UTF-8 text.
#pragma once

namespace muster {

inline constexpr const char* kNotUtf8 = "this character is not UTF-8";
inline constexpr const char* kNotUtf8Help =
    "open the file with the encoding it has (Windows-1252 or Latin-1, most likely) and save it as UTF-8";
inline constexpr const char* kNulByte = "a NUL byte, which no text has";
inline constexpr const char* kNulByteHelp = "open the file in an editor and save it as UTF-8 text";
inline constexpr const char* kUtf16 = "the file is UTF-16, not UTF-8";
inline constexpr const char* kUtf16Help = "save it as UTF-8; Notepad offers the encoding beside the button that saves";

}  // namespace muster
