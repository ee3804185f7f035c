// A plain list; the order has no meaning.
#include "core/roster/common_family_names.h"

#include <algorithm>

namespace muster {

namespace {

constexpr std::string_view kNames =
    "smith brown tremblay martin roy gagnon lee wilson johnson macdonald taylor campbell anderson jones williams "
    "miller davis "
    "bouchard cote gauthier morin lavoie fortin gagne ouellet pelletier belanger levesque bergeron leblanc paquette "
    "girard "
    "simard boucher caron beaulieu cloutier dube poirier fournier lapointe leclerc lefebvre poulin thibault nadeau "
    "landry "
    "martel bedard grenier lessard bernier richard desjardins couture michaud hebert savard gosselin rousseau turcotte "
    "white thompson thomson scott stewart stuart reid reed read ross young mitchell walker clark clarke moore wright "
    "king "
    "robinson murray murphy kelly hall hill green greene baker adams allen allan nelson carter roberts robertson "
    "turner "
    "phillips evans edwards collins parker cook cooke morris morrison rogers bell bailey watson wood woods harris "
    "harrison "
    "jackson graham hamilton hughes henderson kennedy ferguson fraser grant gordon cameron mackenzie mckenzie mclean "
    "maclean "
    "macleod mcleod mckay mackay mcdonald mcintyre mcmillan macmillan mccarthy sullivan ryan walsh burke oconnor "
    "obrien "
    "oneill byrne doyle lynch kerr shaw simpson hunter marshall gibson duncan crawford russell wallace webb webster "
    "porter fisher fischer foster fox ford francis freeman gray grey griffin hart hayes howard hudson hunt jenkins "
    "johnston "
    "knight lawrence lewis lloyd long mason matthews may mills morgan newman nicholson palmer perry peters peterson "
    "pearson "
    "pierce powell price reynolds rice richards richardson rose sanders schmidt schneider schultz scholz schulz "
    "shepherd "
    "spencer stevens stevenson stone summers sutherland sutton thomas todd tucker wagner ward warren weber wells west "
    "wheeler "
    "williamson willis wong chan chen chang cheng cheung chow chu ho huang hui kwan kwok lam lau law leung li liang "
    "lin liu "
    "lo lu luo ma mak ng pan poon qian sun tan tang tsang wang wei wu xie xu yang yee yeung yip yu yuan zhang zhao "
    "zheng zhou zhu "
    "nguyen tran pham phan le ly huynh hoang vo vu dang bui do truong ngo duong dinh kim park pak choi jung kang cho "
    "yoon jang lim shin "
    "singh kaur gill sidhu sandhu dhaliwal grewal dhillon brar sharma patel shah kumar gupta mehta khan ahmed ali "
    "hussain "
    "hussein hassan mohamed mohammed ahmad malik chaudhry qureshi sheikh syed rahman islam begum akhtar iqbal mirza "
    "abdi "
    "ibrahim ismail osman omar yusuf mohammadi hosseini rezaei karimi ahmadi moradi haddad khoury nasser saleh mansour "
    "garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz cruz "
    "reyes "
    "santos silva ferreira pereira oliveira costa rodrigues fernandes sousa almeida rossi russo ferrari esposito "
    "bianchi "
    "romano colombo ricci marino greco bruno gallo conti deluca mancini costa giordano rizzo lombardi moretti "
    "kowalski nowak wisniewski wojcik kaminski lewandowski zielinski szymanski kozlowski jankowski mazur shevchenko "
    "kovalenko "
    "bondarenko kravchenko boyko tkachenko kovalchuk melnyk ivanov petrov smirnov popov sokolov novak horvat kovacs "
    "nagy szabo toth "
    "muller meyer bauer becker hoffmann hoffman klein koch krause krueger lang lange neumann richter schafer schroeder "
    "wolf "
    "braun friesen dyck penner reimer wiebe klassen loewen thiessen peters janzen toews unger hiebert epp enns "
    "vandenberg devries dejong visser jansen bakker mulder hansen jensen larsen olsen olson nielsen pedersen andersen "
    "christensen carlson larson swanson berg lind lindberg santos bautista delacruz mendoza villanueva aquino castillo "
    "cohen levy goldberg friedman katz shapiro rosenberg okafor okeke adeyemi mensah owusu boateng diallo traore "
    "ndiaye tesfaye "
    "lafleur laflamme lacroix lachance lalonde lamontagne laporte larocque lavallee leduc lemay lemieux lepage "
    "letourneau "
    "mercier menard meunier moreau morissette perron picard plante proulx renaud rioux robert seguin stpierre "
    "theriault "
    "trudel vachon vaillancourt villeneuve arsenault doucet cormier comeau gallant legere robichaud surette theberge "
    "barnes barrett bennett bishop black boyd bradley brooks bryant burns butler carr carroll chapman cole coleman "
    "cooper cox "
    "cunningham dixon douglas dunn elliott ellis fleming fletcher gardner gilbert hawkins holmes hopkins irwin kelley "
    "lane "
    "lawson lowe mann maxwell mcgregor moran owen parsons payne potter reeves riley sharp sinclair snow snyder steele "
    "tate "
    "townsend walters watts weaver wilkinson";

}  // namespace

const std::vector<std::string_view>& common_family_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> made;
    for (std::size_t at = 0; at < kNames.size();) {
      const std::size_t end = std::min(kNames.find(' ', at), kNames.size());
      made.push_back(kNames.substr(at, end - at));
      at = end + 1;
    }
    std::sort(made.begin(), made.end());
    return made;
  }();
  return names;
}

bool is_common_family_name(std::string_view name) {
  return std::binary_search(common_family_names().begin(), common_family_names().end(), name);
}

}  // namespace muster
