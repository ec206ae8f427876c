#pragma once
// From one service file and the parts it includes to a Service. Used by the content parser only;
// pure.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/office.h"
#include "kiosk/domain/parse/includes.h"
#include "kiosk/domain/parse/parts.h"
#include "kiosk/domain/service.h"

namespace kiosk::domain::parse {

struct PartCaches {
  PartCache<ComponentTitles> titles{read_titles};
  PartCache<ProcedureSummary> summary{read_summary};
  PartCache<ProcedureFlow> flow{read_flow};
  PartCache<Complaints> complaints{read_complaints};
  PartCache<Facilities> facilities{read_facilities};
  PartCache<TextList> competence{read_text_list};
  PartCache<TextList> oversight{read_text_list};
  PartCache<Guarantees> guarantees{read_guarantees};
  PartCache<TextList> safety{read_text_list};
  PartCache<Evaluation> evaluation{read_evaluation};
  PartCache<PrivacyNotice> privacy{read_privacy_notice};
};

/// The path of the flow of a classification: 7 is `procedures/KL07.json`.
std::string flow_path(int classification);

class ServiceReader {
 public:
  /// Without an office (null) nothing is compared to it.
  ServiceReader(SourceFiles& files, PartCaches& caches, const Office* office, Findings& findings)
      : files_(files), caches_(caches), office_(office), findings_(findings) {}

  /// Nothing when the file has an error, or the code of an earlier one; the findings then say so.
  std::optional<Service> read(std::string_view path, std::string_view text);

 private:
  Service read_service(const JsonNode& tree);
  void check_code(const Service& service, const JsonNode& tree);
  void read_identity(Fields& fields, Service& service);
  void read_codes(Fields& fields, Service& service);
  void read_components(Fields& fields, Service& service);
  Procedure read_whole_procedure(const JsonNode& node);

  template <class Part>
  SharedPart<Part> read_part(Fields& fields, std::string_view key, PartCache<Part>& cache);
  const SourceFile* use_file(const JsonNode& at, std::string_view path);

  SourceFiles& files_;
  PartCaches& caches_;
  const Office* office_;
  Findings& findings_;
  std::vector<Digest> used_;  // of the file being read, in the order of use
  std::set<std::string, std::less<>> codes_;
};

}  // namespace kiosk::domain::parse
