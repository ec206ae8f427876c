#include "kiosk/domain/complaint.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kiosk/base/characters.h"
#include "kiosk/domain/calendar.h"
#include "kiosk/domain/identifiers.h"

namespace kiosk::domain {
namespace {

constexpr std::size_t usual_name_letters = 3;
constexpr std::size_t least_address = 10;
constexpr int nik_digits = 16;

/// Letters of any script: of a character outside ASCII the first byte counts.
bool begins_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0xC2U;
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_letter));
}

template <class Enum, std::size_t count>
std::optional<Enum> find_name(std::string_view text, const std::array<Enum, count>& all) {
  for (const auto one : all) {
    if (text == name_of(one)) return one;
  }
  return std::nullopt;
}

}  // namespace

Date complaint_window_end(Date received, int window_days) {
  return add_days(received, window_days);
}

bool has_identity(const ReportFacts& facts) {
  return facts.has_name && facts.has_contact;
}

bool has_object(const ReportFacts& facts) {
  const bool known_problem =
      facts.problem != ProblemType::Other && facts.problem != ProblemType::Behaviour;
  return facts.has_description || (facts.has_subject && known_problem);
}

Classification classify(const ReportFacts& facts, Date today, int window_days) {
  if (facts.requested == ReportKind::Praise) return {.kind = ReportKind::Praise};
  if (facts.requested == ReportKind::Suggestion) return {.kind = ReportKind::Suggestion};
  if (!has_identity(facts)) {
    return {.kind = ReportKind::Suggestion, .reason = ClassReason::WithoutIdentity};
  }
  if (!has_object(facts)) {
    return {.kind = ReportKind::Suggestion, .reason = ClassReason::WithoutObject};
  }
  const bool late = facts.received.kind == ReceivedKind::OnDay &&
                    std::chrono::sys_days{today} > std::chrono::sys_days{complaint_window_end(
                                                       facts.received.day, window_days)};
  if (late) return {.kind = ReportKind::Suggestion, .reason = ClassReason::Late};
  return {.kind = ReportKind::Complaint};
}

AnswerDates answer_dates(const HolidayCalendar& calendar, const LocalTime& at,
                         std::optional<std::chrono::minutes> closes, int working_days) {
  AnswerDates dates{.counted_from = received_day(calendar, at, closes),
                    .due = std::nullopt,
                    .warn = add_days(at.date, complaint_answer_days)};
  if (dates.counted_from) {
    dates.due = add_working_days(calendar, *dates.counted_from, working_days);
  }
  return dates;
}

std::string complaint_number(Date day, std::string_view kiosk, int sequence) {
  return fmt::format("PGD-{:02}{:02}{:02}-{}-{:04}", static_cast<int>(day.year()) % 100,
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), kiosk,
                     sequence);
}

bool is_complaint_number(std::string_view text) {
  constexpr std::size_t before_kiosk = 11;
  constexpr std::size_t after_kiosk = 5;
  if (text.size() < before_kiosk + 1 + after_kiosk ||
      text.size() > before_kiosk + 8 + after_kiosk) {
    return false;
  }
  const auto day = text.substr(4, 6);
  const auto kiosk = text.substr(before_kiosk, text.size() - before_kiosk - after_kiosk);
  const auto sequence = text.substr(text.size() - 4);
  return text.starts_with("PGD-") && std::ranges::all_of(day, is_digit) && text[10] == '-' &&
         std::ranges::all_of(kiosk, [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); }) &&
         text[text.size() - after_kiosk] == '-' && std::ranges::all_of(sequence, is_digit);
}

int complaint_check_digit(std::string_view number) {
  int sum = 0;
  bool doubled = true;  // from the right; the check digit itself would come first
  for (auto c = number.rbegin(); c != number.rend(); ++c) {
    if (!is_digit(*c)) continue;
    int digit = *c - '0';
    if (doubled) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
    doubled = !doubled;
    sum += digit;
  }
  return (10 - sum % 10) % 10;
}

std::string complaint_number_for_typing(std::string_view number) {
  return fmt::format("{}-{}", number, complaint_check_digit(number));
}

bool is_complainant_name(std::string_view text) {
  return is_person_name(text);
}

bool is_short_name(std::string_view text) {
  return letters_in(text) < usual_name_letters;
}

bool is_postal_address(std::string_view text) {
  return characters_in(text) >= least_address && letters_in(text) > 0;
}

bool holds_sixteen_digits(std::string_view text) {
  int digits = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      if (++digits == nik_digits) return true;
    } else if (c != ' ' && c != '.' && c != '-') {
      digits = 0;
    }
  }
  return false;
}

std::size_t characters_in(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return 0;
  text = text.substr(first, text.find_last_not_of(' ') + 1 - first);
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

const char* name_of(ReportKind kind) {
  switch (kind) {
    case ReportKind::Complaint:
      return "PENGADUAN";
    case ReportKind::Suggestion:
      return "SARAN";
    case ReportKind::Praise:
      return "APRESIASI";
  }
  return "SARAN";
}

const char* name_of(ClassReason reason) {
  switch (reason) {
    case ClassReason::Ok:
      return "OK";
    case ClassReason::WithoutIdentity:
      return "TANPA_IDENTITAS";
    case ClassReason::WithoutObject:
      return "TANPA_OBJEK";
    case ClassReason::Late:
      return "LEWAT_30_HARI";
  }
  return "OK";
}

const char* name_of(ProblemType problem) {
  switch (problem) {
    case ProblemType::Requirements:
      return "PERSYARATAN";
    case ProblemType::Procedure:
      return "PROSEDUR";
    case ProblemType::Time:
      return "JANGKA_WAKTU";
    case ProblemType::Fee:
      return "BIAYA";
    case ProblemType::Product:
      return "PRODUK";
    case ProblemType::Facilities:
      return "SARANA";
    case ProblemType::Competence:
      return "KOMPETENSI";
    case ProblemType::Behaviour:
    case ProblemType::Other:
      return "LAINNYA";
  }
  return "LAINNYA";
}

const char* sub_code_of(ProblemType problem) {
  return problem == ProblemType::Behaviour ? "PERILAKU" : "";
}

const char* name_of(Subject subject) {
  switch (subject) {
    case Subject::Service:
      return "LAYANAN";
    case Subject::Facility:
      return "FASILITAS";
    case Subject::Officer:
      return "PETUGAS";
    case Subject::Other:
      return "LAINNYA";
  }
  return "LAINNYA";
}

const char* name_of(NotifyBy notify) {
  switch (notify) {
    case NotifyBy::WhatsApp:
      return "WA";
    case NotifyBy::Sms:
      return "SMS";
    case NotifyBy::Phone:
      return "TELEPON";
    case NotifyBy::Email:
      return "EMAIL";
    case NotifyBy::Letter:
      return "SURAT";
    case NotifyBy::Counter:
      return "LOKET";
    case NotifyBy::Kiosk:
      return "QR";
  }
  return "QR";
}

const char* name_of(ReceivedKind kind) {
  switch (kind) {
    case ReceivedKind::OnDay:
      return "TANGGAL";
    case ReceivedKind::NotYet:
      return "BELUM";
    case ReceivedKind::Forgotten:
      return "LUPA";
  }
  return "LUPA";
}

std::optional<ReportKind> parse_report_kind(std::string_view text) {
  return find_name(text,
                   std::array{ReportKind::Complaint, ReportKind::Suggestion, ReportKind::Praise});
}

std::optional<ClassReason> parse_class_reason(std::string_view text) {
  return find_name(text, std::array{ClassReason::Ok, ClassReason::WithoutIdentity,
                                    ClassReason::WithoutObject, ClassReason::Late});
}

std::optional<ProblemType> parse_problem_type(std::string_view text, std::string_view sub_code) {
  if (text == "LAINNYA" && sub_code == "PERILAKU") return ProblemType::Behaviour;
  return find_name(text,
                   std::array{ProblemType::Requirements, ProblemType::Procedure, ProblemType::Time,
                              ProblemType::Fee, ProblemType::Product, ProblemType::Facilities,
                              ProblemType::Competence, ProblemType::Other});
}

}  // namespace kiosk::domain
