// The control socket's requests, one a line, before a whole kiosk on the bench. Requests that name
// files are passed over: they would write where the fuzzer wants.

#include <cstdlib>
#include <sstream>

#include <SDL.h>

#include "kiosk/shell/control/commands.h"
#include "kiosk/shell/devices/printer_factory.h"
#include "kiosk/shell/loop.h"
#include "tests/fuzz/targets.h"
#include "tests/support/silent_speaker.h"
#include "tests/support/temporary_folder.h"

namespace fuzz {
namespace {

using namespace kiosk::shell;
using nlohmann::json;

constexpr int most_requests = 30;

/// A kiosk that lives as long as the program. Small, because every touch paints it.
class Machine {
 public:
  Machine()
      : bench_{*find_printer_profile(config_.printer.profile, config_.content_folder),
               folder_.path(), config_.scanner_codes},
        window_{open_window()},
        runtime_{config_, make_printer(config_, &bench_.printer()).value(),
                 std::make_unique<tests::SilentSpeaker>(), [] {}},
        loop_{runtime_, *window_, &bench_, nullptr, nullptr} {
    runtime_.attach({});
    loop_.show();
  }

  json answer(const json& request) {
    json reply;
    answer_command(loop_, {.request = request, .answer = [&](json text) { reply = text; }});
    runtime_.take_events();
    return reply;
  }

 private:
  Config made_config() {
    auto config = default_config();
    config.data_folder = folder_.path();
    config.panel = {.width_px = 540, .height_px = 960, .pitch_mm = 0.554};
    return config;
  }

  std::unique_ptr<kiosk::ui::sdl::Window> open_window() {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    require(SDL_Init(SDL_INIT_VIDEO) == 0);
    return std::move(kiosk::ui::sdl::Window::open({.panel = config_.panel,
                                                   .font_folder = config_.font_folder,
                                                   .icon_folder = config_.assets_folder + "/icons"})
                         .value());
  }

  tests::TemporaryFolder folder_;
  Config config_ = made_config();
  Bench bench_;
  std::unique_ptr<kiosk::ui::sdl::Window> window_;
  Runtime runtime_;
  Loop loop_;
};

/// `verify` and `settle` answer later, from another thread or after more events.
bool is_passed_over(const json& request) {
  return request.contains("file") || request["do"] == "paper" || request["do"] == "verify" ||
         request["do"] == "settle" || request["do"] == "status";
}

Verdict run(Input input) {
  static Machine machine;
  auto verdict = Verdict::Refused;
  std::istringstream lines(text_of(input));
  int count = 0;
  for (std::string line; std::getline(lines, line) && count < most_requests; ++count) {
    const auto request = parse_request(line);
    if (!request || is_passed_over(*request)) continue;
    const auto reply = machine.answer(*request);
    require(reply.is_object() && reply.contains("ok"));
    if (reply["ok"] == true) verdict = Verdict::Taken;
  }
  return verdict;
}

std::vector<std::string> seeds() {
  return {
      R"({"do":"tree"}
{"do":"clock","iso":"2026-11-23T09:12:00+07:00","run":true}
{"do":"touch","x":200,"y":300,"phase":"down","finger":1}
{"do":"touch","x":200,"y":300,"phase":"up","finger":1}
{"do":"contact","x":0.2,"y":0.3,"phase":"down","finger":1}
{"do":"contact","x":0.2,"y":0.3,"phase":"up","finger":1})",
      R"({"do":"key","name":"select"}
{"do":"key","name":"switch1"}
{"do":"headphones","plugged":true}
{"do":"speech"})",
      R"({"do":"tap","id":"attract.start"}
{"do":"tap","id":"home.ticket"}
{"do":"tap","id":"nav.home"}
{"do":"tap","id":"home.complaint"}
{"do":"type","text":"Abc"})",
      R"({"do":"scan","text":"AJ1.T.01.K01.20261123.0912.A012.SP071.0.Q332K5AOTBQA6LENPAEOSXE47Q"}
{"do":"press","face":4}
{"do":"fault","device":"printer","name":"paper_out","on":true}
{"do":"faults"}
{"do":"emergency","on":false})"};
}

}  // namespace

const Target control{"control", run, seeds};

}  // namespace fuzz
