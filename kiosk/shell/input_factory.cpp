#include "kiosk/shell/input_factory.h"

#include <charconv>

#include "drivers/scanner/serial_scanner.h"

namespace kiosk::shell {
namespace {

using drivers::buttons::ButtonBox;
using drivers::scanner::Scanner;

/// The worker owns its device, the bench keeps the simulated one: this stands between.
class BenchScanner final : public Scanner {
 public:
  explicit BenchScanner(Scanner& scanner) : scanner_(scanner) {}
  std::expected<std::optional<std::string>, drivers::scanner::ScannerError> read(
      std::chrono::milliseconds limit) override {
    return scanner_.read(limit);
  }
  void interrupt() override { scanner_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return scanner_.describe(); }
  [[nodiscard]] bool is_idle() const override { return scanner_.is_idle(); }

 private:
  Scanner& scanner_;
};

class BenchBox final : public ButtonBox {
 public:
  explicit BenchBox(ButtonBox& box) : box_(box) {}
  std::expected<std::vector<drivers::buttons::Edge>, drivers::buttons::BoxError> wait(
      std::chrono::milliseconds limit) override {
    return box_.wait(limit);
  }
  void interrupt() override { box_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return box_.describe(); }
  [[nodiscard]] bool is_idle() const override { return box_.is_idle(); }

 private:
  ButtonBox& box_;
};

std::expected<std::unique_ptr<Scanner>, std::string> serial_scanner(std::string_view rest) {
  drivers::scanner::SerialScannerConfig config;
  const auto question = rest.find('?');
  config.path = rest.substr(0, question);
  if (config.path.empty()) return std::unexpected("the device's path is missing");
  if (question != rest.npos) {
    const auto option = rest.substr(question + 1);
    if (!option.starts_with("baud=")) return std::unexpected("knows only ?baud=");
    const auto number = option.substr(5);
    const auto* end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, config.baud);
    if (read.ec != std::errc{} || read.ptr != end) return std::unexpected("baud is no number");
  }
  return std::make_unique<drivers::scanner::SerialScanner>(std::move(config));
}

}  // namespace

std::expected<std::unique_ptr<Scanner>, std::string> make_scanner(const std::string& address,
                                                                  Bench* bench) {
  if (address == "none") return nullptr;
  if (address == "bench") {
    if (bench == nullptr) return nullptr;
    return std::make_unique<BenchScanner>(bench->scanner());
  }
  if (address.starts_with("serial:")) return serial_scanner(std::string_view{address}.substr(7));
  return std::unexpected("unknown scanner address " + address);
}

std::expected<std::unique_ptr<ButtonBox>, std::string> make_buttons(const std::string& address,
                                                                    Bench* bench) {
  if (address == "none") return nullptr;
  if (address == "bench") {
    if (bench == nullptr) return nullptr;
    return std::make_unique<BenchBox>(bench->buttons());
  }
  return std::unexpected("unknown address of buttons " + address);
}

}  // namespace kiosk::shell
