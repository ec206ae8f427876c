// A whole event log as a crash or a hand may have left it, run through the core.

#include <sstream>

#include <nlohmann/json.hpp>

#include "kiosk/shell/files/content_loader.h"
#include "kiosk/shell/files/event_json.h"
#include "kiosk/shell/files/event_log.h"
#include "tests/fuzz/targets.h"
#include "tests/support/read_file.h"
#include "tests/support/sample_events.h"
#include "tests/support/temporary_folder.h"

namespace fuzz {
namespace {

using namespace kiosk;

const messages::ContentLoaded& content() {
  static const auto loaded = shell::load_content("config");
  return loaded;
}

/// The keys instead of the words.
const ui::Words no_words = [](ui::Language, std::string_view) { return std::nullopt; };

Verdict run(Input input) {
  std::istringstream log(text_of(input));
  const auto result = shell::replay(log, "log", content, no_words);
  require(result.error.empty() || result.error.starts_with("log"));
  return result.error.empty() && result.events > 0 ? Verdict::Taken : Verdict::Refused;
}

/// A log with these events, as the kiosk writes it.
std::string log_of(const std::vector<messages::Event>& events) {
  const tests::TemporaryFolder folder;
  const flows::Settings settings;
  shell::EventLog log(folder.path(), settings);
  log.add(content());
  for (const auto& event : events) log.add(event);
  return tests::read_file(folder.path() + "/events.jsonl");
}

std::vector<std::string> seeds() {
  using messages::Tapped;
  const messages::Tick tick{.now = *parse_instant("2026-11-23T09:12:00+07:00"),
                            .steady = std::chrono::seconds{60}};
  return {log_of(tests::sample_events()),
          log_of({tick, messages::Touched{}, Tapped{.id = "attract.start"},
                  Tapped{.id = "home.ticket"}, Tapped{.id = "queue.agency.DPMPTSP"},
                  Tapped{.id = "queue.service.SP071", .value = "SP071"}, Tapped{.id = "card.take"},
                  Tapped{.id = "priority.none"}}),
          log_of({tick, messages::Touched{}, Tapped{.id = "home.complaint"},
                  Tapped{.id = "complaint.write"}, Tapped{.id = "nav.back"},
                  messages::FacePressed{.face = 1}})};
}

}  // namespace

const Target replay{"replay", run, seeds};

}  // namespace fuzz
