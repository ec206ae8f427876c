// How long a centre of 300 services takes to load and to search (domain rules T0.2; requirements:
// well under half a second). Prints the median and the slowest of several runs.

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "kiosk/domain/search.h"
#include "tests/support/content_files.h"

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

void measure(const char* name, int runs, const std::function<void()>& work) {
  std::vector<double> times_ms;
  for (int i = 0; i < runs; ++i) {
    const auto start = Clock::now();
    work();
    times_ms.push_back(Milliseconds(Clock::now() - start).count());
  }
  std::ranges::sort(times_ms);
  fmt::print("{:<28} median {:8.3f} ms   slowest {:8.3f} ms\n", name, times_ms[times_ms.size() / 2],
             times_ms.back());
}

}  // namespace

int main() {
  const auto files = test_support::made_up_centre();
  std::size_t bytes = 0;
  for (const auto& [path, text] : files.texts) bytes += text.size();
  const auto content = kiosk::domain::parse_content(files);
  fmt::print("{} services, {} files, {} KB, {} findings\n", content.services.size(),
             files.texts.size(), bytes / 1024, content.findings.size());
  measure("load and validate", 20, [&] { kiosk::domain::parse_content(files); });
  measure("build the search index", 20, [&] { kiosk::domain::SearchIndex index(content); });
  const kiosk::domain::SearchIndex index(content);
  for (const char* query : {"71", "sertifikat standar", "comissioning", "a"}) {
    measure(fmt::format("search \"{}\"", query).c_str(), 200, [&] { index.find_services(query); });
  }
  return 0;
}
