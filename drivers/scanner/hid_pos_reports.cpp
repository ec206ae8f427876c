#include "drivers/scanner/hid_pos_reports.h"

#include <vector>

namespace drivers::scanner {
namespace {

constexpr hid::Usage byte_count{.page = 0x01, .id = 0x3B};
constexpr hid::Usage decoded_data{.page = 0x8C, .id = 0xFE};
constexpr hid::Usage decode_data_continued{.page = 0x8C, .id = 0xFF};

}  // namespace

/// The first of them: a scanner has one report for codes.
std::optional<HidPosReports::Place> HidPosReports::place_of(const hid::ReportDescriptor& descriptor,
                                                            hid::Usage usage,
                                                            std::optional<std::uint8_t> report_id) {
  for (const auto& run : hid::runs_of(descriptor, hid::ReportKind::Input, usage)) {
    if (report_id && run.field->report_id != *report_id) continue;
    return Place{.field = *run.field, .index = run.index, .count = run.count};
  }
  return std::nullopt;
}

std::optional<HidPosReports> HidPosReports::of(const hid::ReportDescriptor& descriptor) {
  const auto data = place_of(descriptor, decoded_data, std::nullopt);
  if (!data || data->field.size_bits != 8) return std::nullopt;
  HidPosReports reports;
  const auto id = data->field.report_id;
  reports.has_report_ids_ = descriptor.has_report_ids;
  reports.data_ = *data;
  reports.byte_count_ = place_of(descriptor, byte_count, id);
  reports.continued_ = place_of(descriptor, decode_data_continued, id);
  return reports;
}

void HidPosReports::read(std::span<const std::uint8_t> report, Framing& into) const {
  if (report.empty() || (has_report_ids_ && report.front() != data_.field.report_id)) return;
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < data_.count; ++i) {
    const auto byte = hid::element(data_.field, report, data_.index + i);
    if (!byte) break;
    bytes.push_back(static_cast<std::uint8_t>(*byte));
  }
  if (byte_count_) {
    const auto count = hid::element(byte_count_->field, report, byte_count_->index).value_or(0);
    const bool holds_them = count >= 0 && static_cast<std::size_t>(count) <= bytes.size();
    if (holds_them) bytes.resize(static_cast<std::size_t>(count));
    if (!holds_them) {
      into.drop_line();
      bytes.clear();
    }
  } else {
    while (!bytes.empty() && bytes.back() == 0) bytes.pop_back();
  }
  into.add(bytes);
  const bool goes_on =
      continued_ ? hid::element(continued_->field, report, continued_->index).value_or(0) != 0
                 : bytes.size() == data_.count;
  if (!goes_on) into.end();
}

}  // namespace drivers::scanner
