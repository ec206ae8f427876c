#include "kiosk/shell/input_factory.h"

#include "drivers/printer/address.h"
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

using drivers::printer::SerialConfig;

/// `serial:/dev/...?baud=9600`.
std::expected<SerialConfig, std::string> scanner_line(const std::string& address) {
  constexpr std::string_view scheme = "serial:";
  if (!address.starts_with(scheme)) {
    return std::unexpected("unknown scanner address " + address);
  }
  const SerialConfig usual{.path = {}, .baud = drivers::scanner::SerialScannerConfig{}.baud};
  auto line =
      drivers::printer::parse_serial(std::string_view{address}.substr(scheme.size()), usual);
  if (line && *line != SerialConfig{.path = line->path, .baud = line->baud}) {
    return std::unexpected("a scanner has no option but baud");
  }
  return line;
}

}  // namespace

std::optional<std::string> fault_of_scanner_address(const std::string& address) {
  if (address == "none" || address == "bench") return std::nullopt;
  const auto line = scanner_line(address);
  return line ? std::nullopt : std::optional{line.error()};
}

std::optional<std::string> fault_of_buttons_address(const std::string& address) {
  if (address == "none" || address == "bench") return std::nullopt;
  return "unknown address of buttons " + address;
}

std::expected<std::unique_ptr<Scanner>, std::string> make_scanner(const std::string& address,
                                                                  Bench* bench) {
  if (address == "none") return nullptr;
  if (address == "bench") {
    if (bench == nullptr) return nullptr;
    return std::make_unique<BenchScanner>(bench->scanner());
  }
  auto line = scanner_line(address);
  if (!line) return std::unexpected(line.error());
  return std::make_unique<drivers::scanner::SerialScanner>(
      drivers::scanner::SerialScannerConfig{.path = std::move(line->path), .baud = line->baud});
}

std::expected<std::unique_ptr<ButtonBox>, std::string> make_buttons(const std::string& address,
                                                                    Bench* bench) {
  if (auto fault = fault_of_buttons_address(address)) return std::unexpected(*fault);
  if (address == "none" || bench == nullptr) return nullptr;
  return std::make_unique<BenchBox>(bench->buttons());
}

}  // namespace kiosk::shell
