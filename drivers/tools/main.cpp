// anjungan-devices: what is plugged in here, what does it say, does it work? For whoever installs
// or repairs a kiosk; stop the kiosk first, a device has one owner.

#include <functional>
#include <vector>

#include <CLI/CLI.hpp>

#include "drivers/tools/choice.h"
#include "drivers/tools/listing.h"
#include "drivers/tools/printers.h"
#include "drivers/tools/trying.h"

namespace {

using drivers::tools::Choice;

struct Command {
  CLI::App* words = nullptr;
  std::function<int(const Choice&)> run;
};

void add_printer_options(CLI::App& command, Choice& choice) {
  command.add_option("address", choice.address, "as printer.address in kiosk.toml")->required();
  command.add_option("--profile", choice.profile, "as printer.profile")->capture_default_str();
  command.add_option("--profiles", choice.profiles_file, "printers.json")->capture_default_str();
  command.add_flag("--trusted", choice.trusted, "as printer.trusted_completion");
}

void add_waiting_options(CLI::App& command, Choice& choice) {
  command.add_option("address", choice.address, "as in kiosk.toml")->required();
  command.add_option("--seconds", choice.seconds, "how long it waits")->check(CLI::Range(1, 3600));
}

std::vector<Command> commands(CLI::App& app, Choice& choice) {
  auto* list = app.add_subcommand("list", "what is plugged in, and why it cannot be used");
  list->add_option("--server", choice.server, "CUPS server, host:port");
  auto* profile = app.add_subcommand("profile", "blocks for kiosk.toml, of what is plugged in");
  auto* probe = app.add_subcommand("probe", "ask a printer for its status");
  add_printer_options(*probe, choice);
  auto* print = app.add_subcommand("print-test", "print a test slip");
  add_printer_options(*print, choice);
  auto* record = app.add_subcommand("record", "print a test slip, and write down what was said");
  add_printer_options(*record, choice);
  record->add_option("file", choice.record_file, "the transcript")->required();
  auto* listen = app.add_subcommand("listen", "codes of pressed keys, or what a scanner reads");
  add_waiting_options(*listen, choice);
  std::vector<Command> all{
      {list, drivers::tools::list},         {profile, drivers::tools::draft},
      {probe, drivers::tools::probe},       {print, drivers::tools::print_test},
      {record, drivers::tools::print_test}, {listen, drivers::tools::listen}};
  auto* test = app.add_subcommand("test", "say what to do with a device, and whether it arrived");
  test->require_subcommand(1);
  const auto add_test = [&](const char* name, const char* about, int (*run)(const Choice&)) {
    auto* words = test->add_subcommand(name, about);
    add_waiting_options(*words, choice);
    all.push_back({words, run});
    return words;
  };
  add_test("scanner", "hold a code before it", drivers::tools::test_scanner);
  add_test("faces", "press each of them", drivers::tools::test_faces);
  add_test("keys", "press one after the other", drivers::tools::test_keys);
  add_test("headphones", "plug them in and take them out", drivers::tools::test_headphones);
  add_test("touch", "touch the corners of the picture", drivers::tools::test_touch)
      ->add_option("--screen-rotation", choice.screen_rotation, "as screen.rotation in kiosk.toml")
      ->check(CLI::IsMember({0, 90, 180, 270}));
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Lists, probes and tests the devices of a kiosk"};
  app.require_subcommand(1);
  Choice choice;
  const auto all = commands(app, choice);
  CLI11_PARSE(app, argc, argv);
  for (const auto& command : all) {
    if (command.words->parsed()) return command.run(choice);
  }
  return drivers::tools::could_not_look;
}
