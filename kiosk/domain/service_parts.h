#pragma once
// The components of a service standard other than the requirements: values as the content files
// give them. Source: domain rules 1.2 to 1.14.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/domain/localized_text.h"

namespace kiosk::domain {

/// A numbered line of the standard with its sub-lines. `label` is the number as printed there:
/// `1.`, `a.`, `1)`.
struct TextItem {
  std::string label;
  LocalizedText text;
  std::vector<TextItem> items;

  bool operator==(const TextItem&) const = default;
};

/// Components that are text only: competence (9), oversight (10), safety (13).
struct TextList {
  LocalizedText intro;  // may be empty
  std::vector<TextItem> items;

  bool operator==(const TextList&) const = default;
};

// Component 2: system, mechanism and procedure.

struct ProcedureStep {
  LocalizedText text;
  std::string desk;  // code of a desk, or empty

  bool operator==(const ProcedureStep&) const = default;
};

/// The office's own flow of one classification, from `procedures/KLnn.json`.
struct ProcedureFlow {
  int classification = 0;
  LocalizedText title;
  LocalizedText applies_when;  // tells one flow from another where several apply; may be empty
  std::vector<ProcedureStep> steps;

  bool operator==(const ProcedureFlow&) const = default;
};

/// Stands in while the annex with the flows is missing; `label` says that it is a summary.
struct ProcedureSummary {
  LocalizedText label;
  std::vector<ProcedureStep> steps;

  bool operator==(const ProcedureSummary&) const = default;
};

// Component 3: completion time.

enum class TimeUnit : std::uint8_t {
  WorkingDays,   // "HARI_KERJA"
  CalendarDays,  // "HARI"
  Hours,         // "JAM"
  Minutes,       // "MENIT"
};

enum class TimeStart : std::uint8_t {
  FileCompleteAndCorrect,  // "BERKAS_LENGKAP_BENAR": an officer accepted the file
  FileReceived,            // "BERKAS_DITERIMA"
};

struct CompletionTime {
  int n = 1;  // 1 .. 1000
  TimeUnit unit = TimeUnit::WorkingDays;
  TimeStart start = TimeStart::FileCompleteAndCorrect;
  LocalizedText text;

  bool operator==(const CompletionTime&) const = default;
};

// Component 4: fee.

enum class FeeKind : std::uint8_t {
  Free,     // "FREE"
  Fixed,    // "FIXED": amount_idr
  Formula,  // "FORMULA": as the text says
};

struct Fee {
  FeeKind kind = FeeKind::Free;
  std::int64_t amount_idr = 0;  // whole rupiah; 0 unless Fixed
  std::string legal_basis;
  LocalizedText text;

  bool operator==(const Fee&) const = default;
};

// Component 5: products.

struct Product {
  std::string id;
  LocalizedText text;
  bool e_signed = false;

  bool operator==(const Product&) const = default;
};

struct Products {
  LocalizedText text;
  std::vector<Product> items;

  bool operator==(const Products&) const = default;
};

// Component 6: complaints, suggestions and input.

enum class ChannelKind : std::uint8_t {
  Address,    // "ADDRESS"
  Counter,    // "COUNTER": a ticket for the desk
  Letter,     // "LETTER"
  Phone,      // "PHONE"
  Sms,        // "SMS"
  WhatsApp,   // "WHATSAPP"
  Email,      // "EMAIL"
  Twitter,    // "TWITTER"
  Instagram,  // "INSTAGRAM"
  Web,        // "WEB"
  Form,       // "FORM": the kiosk's own form
  Box,        // "BOX"
};

/// `uri` is what a QR code of the channel holds. It may be shown only when `verified`; without
/// verification, or without a uri, the channel is text (domain rules 1.6.1, T6.5).
struct ComplaintChannel {
  std::string id;  // `a` .. `m`
  ChannelKind kind = ChannelKind::Address;
  LocalizedText text;
  std::string uri;
  std::string desk;  // for Counter
  int facility = 0;  // number of the facility on the map; 0 = none
  bool verified = false;

  bool operator==(const ComplaintChannel&) const = default;
};

/// The numbered points of the component; the channels are the sub-points of `channels_point`.
struct Complaints {
  std::vector<TextItem> points;
  int channels_point = 2;
  std::vector<ComplaintChannel> channels;
  int window_days = 30;          // calendar days to complain in
  int answer_working_days = 14;  // working days to answer in

  bool operator==(const Complaints&) const = default;
};

/// What a visitor is told before they write: who keeps what for which purpose, on which ground and
/// how long, their rights, whom to ask (UU 27/2022 art. 21-24). The form is closed without it.
struct PrivacyNotice {
  struct Item {
    LocalizedText heading;
    LocalizedText text;
    bool operator==(const Item&) const = default;
  };
  std::string version;  // as the office wrote it: `2026-11`
  std::string digest;   // 16 hex digits over the file
  std::vector<Item> items;

  bool operator==(const PrivacyNotice&) const = default;
};

// Component 7: legal basis.

/// `status_note` stands below the official line and never instead of it.
struct LegalBasis {
  std::string type;  // `UU`, `PP`, ...
  int number = 0;
  int year = 0;
  std::string title;
  LocalizedText text;
  LocalizedText status_note;  // may be empty
  std::string status_source;
  std::optional<Date> checked_on;

  bool operator==(const LegalBasis&) const = default;
};

// Component 8: facilities.

enum class FacilityClass : std::uint8_t {
  PublicPlace,  // "P": on the map
  ServiceDesk,  // "D": on the map, and tickets lead there
  StaffOnly,    // "S": named, never on the public map
  KioskDevice,  // "H": this product drives or supervises it
  Equipment,    // "E": the staff's, no part of the kiosk
  Building,     // "B": a system of the building
};

struct Facility {
  int number = 0;  // as in the standard
  LocalizedText text;
  std::vector<FacilityClass> classes;  // the first one leads; never empty
  bool priority = false;               // serves the elderly, disabled, families
  bool safety = false;                 // belongs to the safety layer of the map

  bool operator==(const Facility&) const = default;
};

struct Facilities {
  std::vector<Facility> items;

  bool operator==(const Facilities&) const = default;
};

bool has_class(const Facility& facility, FacilityClass facility_class);
/// On the public map: a public place or a service desk, and not for staff only.
bool is_public(const Facility& facility);
const Facility* find_facility(const Facilities& facilities, int number);

// Components 12 and 14.

struct Motto {
  std::string name;     // `PASTI`
  std::string meaning;  // official, Indonesian only

  bool operator==(const Motto&) const = default;
};

struct Guarantees {
  std::vector<TextItem> items;
  std::vector<Motto> mottos;

  bool operator==(const Guarantees&) const = default;
};

struct Evaluation {
  LocalizedText intro;
  std::vector<TextItem> items;
  int standard_per_year = 1;
  int survey_per_year = 4;

  bool operator==(const Evaluation&) const = default;
};

/// A remark of the office, shown beside the official text (`N1`).
struct Note {
  LocalizedText text;
  LocalizedText label;  // one short sentence, for slips; may be empty
  std::string source;
  std::optional<Date> checked_on;

  bool operator==(const Note&) const = default;
};

}  // namespace kiosk::domain
