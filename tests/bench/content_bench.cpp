// How long a centre of 300 services takes to load and to search (domain rules T0.2; requirements:
// well under half a second).

#include <chrono>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "kiosk/domain/search.h"
#include "tests/bench/figures.h"
#include "tests/support/content_files.h"

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

std::vector<double> measure(int runs, const std::function<void()>& work) {
  std::vector<double> times_ms;
  for (int i = 0; i < runs; ++i) {
    const auto start = Clock::now();
    work();
    times_ms.push_back(Milliseconds(Clock::now() - start).count());
  }
  return times_ms;
}

}  // namespace

int main() {
  const auto files = test_support::made_up_centre();
  std::size_t bytes = 0;
  for (const auto& [path, text] : files.texts) bytes += text.size();
  const auto content = kiosk::domain::parse_content(files);
  const auto load_ms = measure(20, [&] {
    const auto loaded = kiosk::domain::parse_content(files);
    const kiosk::domain::SearchIndex index(loaded);
  });
  bench::print({.name = fmt::format("{} services ({} kB) load, search index included",
                                    content.services.size(), bytes / 1000),
                .measured = fmt::format("{:.0f} ms (slowest {:.0f})", bench::median(load_ms),
                                        bench::percentile(load_ms, 1)),
                .value = bench::median(load_ms),
                .goal = 500,
                .goal_text = "< 500 ms"});
  const kiosk::domain::SearchIndex index(content);
  for (const char* query : {"71", "sertifikat standar", "comissioning", "a"}) {
    const auto times_ms = measure(200, [&] { index.find_services(query); });
    bench::print_note(fmt::format("search for \"{}\"", query),
                      fmt::format("{:.2f} ms", bench::median(times_ms)));
  }
  return 0;
}
