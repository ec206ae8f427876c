#include "drivers/buttons/hid_box.h"

#include <algorithm>
#include <utility>

#include "drivers/hid/reports.h"
#include "drivers/keys/keyboard.h"

namespace drivers::buttons {
namespace {

using hid::ReportKind;

constexpr std::uint16_t button_page = 0x09;
constexpr hid::Usage indicator{.page = 0x08, .id = 0x4B};

std::vector<std::uint16_t> usual_if_none(const std::vector<std::uint16_t>& codes) {
  return codes.empty() ? std::vector<std::uint16_t>{1, 2, 3, 4} : codes;
}

bool is_button_field(const hid::Field& field) {
  return field.kind == ReportKind::Input && !field.is_constant && !field.usages.empty() &&
         field.usages.front().first.page == button_page;
}

bool tells_buttons(const hid::ReportDescriptor& descriptor, std::uint8_t report_id) {
  return std::ranges::any_of(descriptor.fields, [&](const hid::Field& field) {
    return is_button_field(field) && field.report_id == report_id;
  });
}

bool holds(const std::vector<std::uint16_t>& codes, std::uint16_t code) {
  return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

bool has_buttons(const hid::ReportDescriptor& descriptor) {
  return std::ranges::any_of(descriptor.fields, is_button_field);
}

HidBox::HidBox(BoxConfig config)
    : device_(std::move(config.device), has_buttons),
      configured_(usual_if_none(config.faces)),
      faces_(configured_) {}

void HidBox::use_faces(std::vector<std::uint16_t> codes) {
  faces_ = codes.empty() ? configured_ : std::move(codes);
  light_up();
}

std::string HidBox::describe() const {
  return hid::to_address(hid_box_scheme, device_.identity());
}

std::expected<void, BoxError> HidBox::open() {
  down_.clear();
  if (!device_.open()) return std::unexpected(BoxError::Absent);
  light_up();
  return {};
}

std::expected<std::vector<Edge>, BoxError> HidBox::wait(std::chrono::milliseconds limit) {
  if (!device_.is_open()) {
    if (const auto opened = open(); !opened) return std::unexpected(opened.error());
    return std::vector<Edge>{};
  }
  const auto report = device_.read(limit);
  if (!report) return std::unexpected(BoxError::Absent);
  auto edges = take(*report);
  if (!edges.empty()) light_up();
  return edges;
}

/// What differs from the last report of that kind.
std::vector<Edge> HidBox::take(std::span<const std::uint8_t> report) {
  const auto& descriptor = device_.descriptor();
  const auto id = hid::report_id_of(descriptor, report);
  if (!id || !tells_buttons(descriptor, *id)) return {};
  std::vector<std::uint16_t> now;
  for (const auto& usage : hid::active_usages(descriptor, report)) {
    if (usage.page == button_page && usage.id <= highest_code) now.push_back(usage.id);
  }
  auto& before = down_[*id];
  std::vector<Edge> edges;
  const auto add = [&](std::uint16_t code, bool down) {
    edges.push_back(
        {.face = face_among(faces_, code), .down = down, .code = code, .at = keys::steady_now()});
  };
  for (const auto code : before) {
    if (!holds(now, code)) add(code, false);
  }
  for (const auto code : now) {
    if (!holds(before, code)) add(code, true);
  }
  before = std::move(now);
  return edges;
}

/// As many lights as it has for its faces, in their order.
void HidBox::light_up() {
  if (!device_.is_open()) return;
  const auto& descriptor = device_.descriptor();
  for (const auto& run : hid::runs_of(descriptor, ReportKind::Output, indicator)) {
    std::vector<std::uint8_t> report(
        hid::report_length(descriptor, ReportKind::Output, run.field->report_id));
    if (descriptor.has_report_ids && !report.empty()) report.front() = run.field->report_id;
    for (std::size_t i = 0; i < run.count && i < faces_.size(); ++i) {
      const bool is_down =
          std::ranges::any_of(down_, [&](const auto& one) { return holds(one.second, faces_[i]); });
      hid::set_element(*run.field, report, run.index + i, is_down ? 0 : 1);
    }
    device_.write(report);
    return;
  }
}

}  // namespace drivers::buttons
