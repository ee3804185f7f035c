// The function cmark-gfm calls around each parse, in the place of its own.
#include "generator/parse/cmark_guard.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dlfcn.h>

#include <atomic>
#include <string_view>

namespace {

std::atomic<bool> g_called_by_library{false};

}  // namespace

extern "C" __attribute__((visibility("default"), used)) void cmark_manage_extensions_special_characters(cmark_parser*,
                                                                                                        int) {
  g_called_by_library.store(true, std::memory_order_relaxed);
}

namespace muster {

namespace {

bool prepare_once() {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  using Manage = void (*)(cmark_parser*, int);
  const auto original = reinterpret_cast<Manage>(dlsym(RTLD_NEXT, "cmark_manage_extensions_special_characters"));
  if (original != nullptr) original(parser, 1);
  constexpr std::string_view kProbe = "text\n";
  cmark_parser_feed(parser, kProbe.data(), kProbe.size());
  cmark_node_free(cmark_parser_finish(parser));
  cmark_parser_free(parser);
  return original != nullptr && g_called_by_library.load();
}

}  // namespace

bool prepare_cmark() {
  static const bool is_guarded = prepare_once();
  return is_guarded;
}

}  // namespace muster
