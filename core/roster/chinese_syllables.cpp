// Every pinyin syllable is spelled the Wade-Giles way by rule; southern spellings come from a table of family names and
// frequent given syllables. A name is cut into syllables of one system, and each is put into the other.
#include "core/roster/chinese_syllables.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace muster {

namespace {

constexpr std::size_t kMostSpellings = 64;
constexpr std::size_t kMostSyllables = 3;

constexpr std::string_view kPinyin =
    "a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng "
    "cha "
    "chai chan chang chao che chen cheng chi chong chou chu chuan chuang chui chun chuo ci cong cou cu cuan cui cun "
    "cuo da "
    "dai dan dang dao de deng di dian diao die ding dong dou du duan dui dun duo e en er fa fan fang fei fen feng fo "
    "fou "
    "fu ga gai gan gang gao ge gen geng gong gou gu gua guan guang gui gun guo ha hai han hang hao he hei hen heng "
    "hong "
    "hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan "
    "kang "
    "kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lian liang liao "
    "lie lin "
    "ling liu long lou lu luan lun luo lue ma mai man mang mao mei men meng mi mian miao mie min ming mo mou mu na nai "
    "nan nang nao ne "
    "nei neng ni nian niang niao nie nin ning niu nong nu nuan nuo ou pa pai pan pang pao pei pen peng pi pian piao "
    "pin "
    "ping po pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao ren ri rong rou ru ruan rui "
    "run "
    "ruo sa sai san sang sao se sen sha shan shang shao she shen sheng shi shou shu shuai shuang shui shun shuo si "
    "song "
    "sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan "
    "wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin "
    "ying "
    "yong you yu yuan yue yun za zai zan zang zao ze zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou "
    "zhu "
    "zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo";

// Pinyin, then how it is spelled from Cantonese, Hokkien, Teochew and Hakka.
constexpr std::string_view kSouthern =
    "ai:oi;an:on;bai:pak,paak,pai;bao:pau,po;bi:pat,but;bo:pok,bok;cai:choi,tsoi,choy,chua,chai,toy;can:tsan;cao:tso,"
    "cho;cen:shum,sum,sam;"
    "chang:sheung,cheung;chao:chiu,chew;che:cher;chen:chan,tan,chin,tran,ting,zen;cheng:ching,shing,cheang;chi:chee;"
    "chong:chung,shung;"
    "chu:cho,chor;chun:chun;da:tai,tat;dai:tai,day;deng:tang,dang,theng;di:tik;ding:ting;dong:tung,tong;du:to,doo;duan:"
    "tuen;en:yan;"
    "fang:fong,hong;fei:fei,fai;feng:fung,fong,foong;fu:foo,fu,poh;gan:kam,kum;gang:kong;gao:ko,kou,go,koo;ge:kot,kok;"
    "gong:kung,kong;"
    "gu:koo,ku,goo;guan:kwan,kuan,koon,quan;guang:kwong,kwang;gui:kwai;guo:kwok,kok,kuok,kwek,quach;ha:ha;hai:hoi;han:"
    "hon;"
    "hao:ho,hou;he:ho,hoh,hor;hong:hung,ang;hou:hau,how;hu:wu,woo,oh,foo;hua:wah,wa;huang:wong,ng,ooi,vong,huynh,oei;"
    "hui:wai,wui;"
    "ji:kei,kai,gay;jia:ka,kah,gar;jian:kin,kan;jiang:keung,kong,cheung,kiang,chiang;jiao:chiu;jie:kit;jin:kam,kum,gum,"
    "chun,kim;"
    "jing:king,ching;jiu:kau;jun:kwan,chun;kang:hong;kong:hung;kuang:kwong,fong;kun:kwan;lai:lai;lan:lan;lang:long;lao:"
    "lo,lou;"
    "le:lok;lei:lui,loi;li:lee,lai,lei,ly,le,leigh;lian:lin;liang:leung,leong,lueng,neo,nio,luong;liao:liu,liew,leow;"
    "lin:lam,lim,lum,ling,lahm;"
    "ling:ling;liu:lau,low,lew,lowe,liew,luu,lu,lieu;long:lung;lou:lau;lu:lo,lou,loo,look,luk;lun:lun;luo:lo,law,loh,"
    "lor,lowe;"
    "ma:mah,mar;mai:mak,mack;mao:mo,mou;mei:mui,mei,moy;meng:mang,mung;min:man;ming:ming,meng;mo:mok,mock;nan:nam;ni:"
    "ngai;"
    "nie:nip;ning:ning;ou:au,ow,aw;pan:poon,pun,phua,phan;pang:pong;pei:pui;peng:pang,phang;ping:ping,peng;qi:kei,chai,"
    "chi;"
    "qian:chin,tsin;qiang:keung;qiao:kiu;qin:tsun,chun,kan;qing:ching,hing;qiu:yau,chau,khoo,yaw,hew,chew;qu:wat,kuk,"
    "au;quan:chuen,kuen;"
    "ren:yam,yan,yum;rong:wing,yung;ru:yu,yue;ruan:yuen;rui:sui,yui;shan:shan;shao:shiu,siu,sew;shen:sum,shum,sam,sim;"
    "sheng:shing,sing;"
    "shi:shek,sek,see,sze,szeto,si;shu:shu,suk;shui:sui;shun:shun;si:sze,szeto;song:sung,soong,shung;su:so,soo,sou;sun:"
    "suen,sun,soon,shuen;"
    "tai:tai;tan:tam,tan,tham,hom,hum;tang:tong,tang,thong;tao:to,tou;tian:tin,tien,thien;ting:ting;tong:tung,tong;wan:"
    "man,wan,yuen;"
    "wang:wong,ong,heng,vong,vuong;wei:wai,ngai,wee,wai;wen:man,mun,wan,boon;weng:yung,yong;wu:ng,ngo,goh,go,mo,eng,"
    "mok;xi:hei,sai,hay;"
    "xia:ha,har;xian:sin,hin;xiang:heung,hong,sheung;xiao:siu,siew,hsiao,hiu,seow;xie:tse,che,chia,dea,der,jair,sieh;"
    "xin:san,sun,yan,hin;"
    "xing:hing,sing;xiong:hung;xiu:sau;xu:hui,tsui,koh,hooi,chui,choi,khaw;xuan:suen,huen;xue:sit,suet,hok;yan:yim,yin,"
    "ngan,gan,yen;"
    "yang:yeung,young,yeoh,yeo,ieong,duong;yao:yiu,yew,ngo;ye:yip,ip,yap,yeh,jap;yi:yee,yi,yik;yin:wan,yan,yen;ying:"
    "ying,wing;yong:wing,yung;"
    "you:yau,yow,yew;yu:yu,yue,yee,yuk,u,ee,tee;yuan:yuen,un;yue:yuet,ngok;yun:wan;zeng:tsang,tseng,chan,chang,jang;"
    "zhai:chak;zhan:chim,jim;"
    "zhang:cheung,chang,teo,cheong,tiong,jung,teoh,tjong,truong;zhao:chiu,chew,chow,jew,teo,jue;zhen:chan,jan,yan;"
    "zheng:cheng,chang,tay,tee,trinh,teh,jeng;"
    "zhi:chi,chee,chik;zhong:chung,chong,cheong;zhou:chow,chau,chew,chou,joe,jow,chu;zhu:chu,choo,gee,jee,tjoe,chau;"
    "zhuang:chong,ching,chng;zhuo:cheuk,chuk,toh;zi:tsz,chi;"
    "zong:chung,tsung;zou:chow,chau,jow;zuo:cho,jor";

constexpr std::string_view kKorean =
    "ah bin bo byung chan chang cheol chul dae do dong eun gi gyu ha hae han hee ho hoon hwa hwan hye hyo hyuk hyun "
    "hyung in "
    "jae jeong ji jin joo joon jun jung kang ki kwang kyu kyung mi min moon myung na nam rae ran rim sang seo seok "
    "seon "
    "seong seung sik so soo sook soon suk sun sung tae uk un won woo woong yeon yeong yong yoo yoon young yu yun";

// Given names of two of these are frequent: "hongphuc", "minhanh".
constexpr std::string_view kVietnamese =
    "anh an ai bach bang bao bich binh cam canh cat chau chi chien chinh cong cuc cuong dai dan dang dao dat diem diep "
    "dinh "
    "do doan dong duc dung duong duy gia giang giao ha hai han hang hanh hao hau hien hiep hieu hoa hoai hoan hoang "
    "hong hue "
    "hung huong huu huy huyen khai khang khanh khoa khoi khue khuong kien kieu kim ky lam lan le lien linh loan loc "
    "loi long "
    "luan luong ly mai man manh minh my nam nga ngan nghia nghi ngoc nguyen nguyet nha nhan nhat nhi nhien nhu nhung "
    "ninh oanh "
    "phat phong phu phuc phung phuoc phuong quan quang que quoc quy quyen quynh sang son sinh suong tai tam tan thach "
    "thai "
    "thang thanh thao the thi thien thinh tho thoa thu thuan thuc thuong thuy tien tin tinh toan ton tra trang tram "
    "tran tri "
    "trieu trinh trong truc trung truong tu tuan tue tung tuong tuyen tuyet ty uyen van vi viet vinh vu vuong vy xuan "
    "y yen";

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

struct Spelling {
  std::string_view pinyin;
  std::string_view wade_giles;
};

constexpr Spelling kWholeSyllables[] = {
    {"yi", "i"},    {"zhi", "chih"}, {"chi", "chih"}, {"shi", "shih"},  {"ri", "jih"},    {"zi", "tzu"},
    {"ci", "tzu"},  {"si", "ssu"},   {"er", "erh"},   {"you", "yu"},    {"yan", "yen"},   {"ye", "yeh"},
    {"ge", "ko"},   {"ke", "ko"},    {"he", "ho"},    {"e", "o"},       {"gui", "kuei"},  {"kui", "kuei"},
    {"guo", "kuo"}, {"kuo", "kuo"},  {"huo", "huo"},  {"shuo", "shuo"}, {"yong", "yung"}, {"yue", "yueh"},
    {"ran", "jan"}, {"ren", "jen"},  {"rong", "jung"}};

constexpr Spelling kInitials[] = {{"zh", "ch"}, {"ch", "ch"}, {"sh", "sh"}, {"b", "p"},  {"p", "p"},
                                  {"d", "t"},   {"t", "t"},   {"g", "k"},   {"k", "k"},  {"j", "ch"},
                                  {"q", "ch"},  {"x", "hs"},  {"z", "ts"},  {"c", "ts"}, {"r", "j"}};

constexpr Spelling kFinals[] = {{"ian", "ien"}, {"iong", "iung"}, {"ong", "ung"},
                                {"ie", "ieh"},  {"ue", "ueh"},    {"uo", "o"}};

std::string to_wade_giles(std::string_view pinyin) {
  for (const Spelling& whole : kWholeSyllables)
    if (whole.pinyin == pinyin) return std::string(whole.wade_giles);
  std::string initial;
  for (const Spelling& entry : kInitials)
    if (pinyin.substr(0, entry.pinyin.size()) == entry.pinyin) {
      initial = entry.wade_giles;
      pinyin.remove_prefix(entry.pinyin.size());
      break;
    }
  for (const Spelling& entry : kFinals)
    if (pinyin.size() >= entry.pinyin.size() && pinyin.substr(pinyin.size() - entry.pinyin.size()) == entry.pinyin)
      return initial + std::string(pinyin.substr(0, pinyin.size() - entry.pinyin.size())) +
             std::string(entry.wade_giles);
  return initial + std::string(pinyin);
}

using SyllableMap = std::map<std::string, std::set<std::string>, std::less<>>;

struct Tables {
  std::set<std::string, std::less<>> pinyin;
  std::set<std::string, std::less<>> others;  // Korean and Vietnamese.
  SyllableMap from_wade_giles;                // To pinyin.
  SyllableMap to_wade_giles;
  SyllableMap from_southern;
  SyllableMap to_southern;

  Tables() {
    for (const std::string_view list : {kKorean, kVietnamese})
      for (const std::string& syllable : split(list, ' ')) others.insert(syllable);
    for (const std::string& syllable : split(kPinyin, ' ')) {
      pinyin.insert(syllable);
      from_wade_giles[muster::to_wade_giles(syllable)].insert(syllable);
      to_wade_giles[syllable].insert(muster::to_wade_giles(syllable));
    }
    for (const std::string& entry : split(kSouthern, ';')) {
      const std::vector<std::string> sides = split(entry, ':');
      for (const std::string& southern : split(sides[1], ',')) {
        from_southern[southern].insert(sides[0]);
        to_southern[sides[0]].insert(southern);
      }
    }
    add_irregular("ssu", "si");
    add_irregular("szu", "si");
    add_irregular("tsu", "zi");
    add_irregular("yuh", "yu");
    add_irregular("hsueh", "xue");
    add_irregular("chueh", "jue");
  }

  void add_irregular(const std::string& spelling, const std::string& syllable) {
    from_wade_giles[spelling].insert(syllable);
    to_wade_giles[syllable].insert(spelling);
  }
};

const Tables& tables() {
  static const Tables made;
  return made;
}

// Every way to put all syllables of `rest` from one system into another.
void convert(std::string_view rest, const SyllableMap& map, std::size_t syllables, const std::string& done,
             std::set<std::string>& out) {
  if (rest.empty()) {
    out.insert(done);
    return;
  }
  if (syllables == kMostSyllables) return;
  for (std::size_t length = std::min<std::size_t>(6, rest.size()); length > 0; --length) {
    const auto found = map.find(rest.substr(0, length));
    if (found == map.end()) continue;
    for (const std::string& other : found->second) {
      if (out.size() >= kMostSpellings) return;
      convert(rest.substr(length), map, syllables + 1, done + other, out);
    }
  }
}

}  // namespace

std::vector<std::string> other_chinese_spellings(std::string_view name) {
  std::set<std::string> out;
  std::set<std::string> in_pinyin;
  convert(name, tables().from_wade_giles, 0, "", in_pinyin);
  convert(name, tables().from_southern, 0, "", in_pinyin);
  convert(name, tables().to_wade_giles, 0, "", out);
  convert(name, tables().to_southern, 0, "", out);
  out.insert(in_pinyin.begin(), in_pinyin.end());
  for (const std::string& pinyin : in_pinyin) {
    if (out.size() >= kMostSpellings) break;
    convert(pinyin, tables().to_southern, 0, "", out);
    convert(pinyin, tables().to_wade_giles, 0, "", out);
  }
  out.erase(std::string(name));
  return {out.begin(), out.end()};
}

bool is_syllable_name(std::string_view name) {
  const std::function<bool(std::string_view, std::size_t)> reads = [&reads](std::string_view rest, std::size_t count) {
    if (rest.empty()) return count >= 2;
    if (count == kMostSyllables) return false;
    for (std::size_t length = std::min<std::size_t>(6, rest.size()); length > 1; --length)
      if (is_east_asian_syllable(rest.substr(0, length)) && reads(rest.substr(length), count + 1)) return true;
    return false;
  };
  return reads(name, 0);
}

bool is_east_asian_syllable(std::string_view word) {
  return tables().pinyin.contains(word) || tables().from_wade_giles.contains(word) ||
         tables().from_southern.contains(word) || tables().others.contains(word);
}

}  // namespace muster
