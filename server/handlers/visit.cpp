// The search engine of each thread.
#include "server/handlers/visit.h"

namespace muster {

Result<SearchEngine*> search_engine_of_thread(const ReleaseSnapshot& release) {
  thread_local std::string directory;
  thread_local std::unique_ptr<SearchEngine> engine;
  if (!engine || directory != release.search_directory) {
    engine.reset();
    Result<std::unique_ptr<SearchEngine>> opened = SearchEngine::open(release.search_directory);
    if (!opened) return opened.failure();
    engine = std::move(*opened);
    directory = release.search_directory;
  }
  return engine.get();
}

}  // namespace muster
