// Names as people in Canada bear them, by the origin of the family name, most frequent first. Written for the benchmark
// alone: nothing here comes from the tables of the lookup, and none of the lookup's tables comes from here.
#include "tests/bench/roster/name_lists.h"

namespace muster::bench {

const std::vector<Origin>& origins() {
  static const std::vector<Origin> all{
      {"english", 38,
       "Smith Brown Wilson Johnson Taylor Anderson Campbell MacDonald Jones Thompson Scott Williams Stewart Miller "
       "Davis Reid White Clark Moore Young "
       "Robinson Walker Martin Murray King Wright Mitchell Fraser Hill Kelly Ross Thomson Johnston Murphy Hall Green "
       "Graham Baker Allen Hamilton "
       "Robertson McDonald Bell Evans Adams Morrison Cook Kennedy Watson Henderson Roberts Bennett Parker Phillips "
       "Ferguson Turner Cameron Gordon Marshall Grant "
       "Hughes Simpson Carter Collins Harris Edwards McKenzie Sinclair Douglas Hunter Wood Lewis Crawford Hunt Rogers "
       "Cooper Russell Armstrong McLean MacLeod "
       "Sutherland Dixon O'Brien O'Connor O'Neill Sullivan Ryan Walsh Burke Fitzgerald Gallagher Doherty Lawson Pratt "
       "Whitfield Ashworth Thornton Bradshaw Holloway Pemberton Blackwood Hargreaves "
       "Lockhart Drummond Abercrombie Carruthers Farquhar Galbraith Haliburton Kirkpatrick Livingstone MacAskill "
       "MacIsaac McCallum McGillivray McNeil Nesbitt Ogilvie Pringle Rutherford Strachan "
       "Tulloch Urquhart Wedderburn Whitaker Wilkins Winters Woodward Yates Atkinson Barlow Bancroft Chamberlain "
       "Cartwright Dawson Eastwood Fairchild Goodwin Greenwood Hathaway Ingram Jarvis Kendrick",
       "James John Robert Michael William David Richard Thomas Mark Paul Andrew Brian Kevin Scott Steven Jeffrey "
       "Matthew Ryan Christopher Daniel Jason Peter Ian Gregory Douglas Kenneth Donald Ronald Gordon "
       "Bruce Craig Trevor Derek Colin Graham Sean Kyle Tyler Jordan Cody Nathan Benjamin Samuel Joshua Ethan Liam "
       "Connor Aidan Duncan Malcolm Neil Stuart Keith Dale Wayne Glenn Gerald Raymond Lawrence "
       "Patrick Timothy Stephen Alexander Nicholas Jonathan Anthony Edward George Charles Frederick Harold Leonard "
       "Murray Ross Russell Stanley Victor Walter Zachary Bradley Garth Lorne Lyle Mervyn "
       "Mary Jennifer Lisa Susan Karen Michelle Sarah Heather Laura Kimberly Jessica Amanda Melissa Stephanie Nicole "
       "Elizabeth Catherine Margaret Patricia Linda Barbara Sandra Donna Deborah Nancy Sharon "
       "Carol Janet Judith Brenda Cheryl Diane Joan Joanne Lori Tracy Shannon Kelly Erin Megan Emily Hannah Rachel "
       "Rebecca Samantha Victoria Alison Andrea Angela Christine Christina Colleen Dawn Dorothy "
       "Eileen Eleanor Fiona Gail Gillian Grace Heidi Holly Irene Jill Kathleen Kathryn Leslie Lynn Marilyn Maureen "
       "Natalie Olivia Pamela Paige Robin Rosemary Ruth Sheila Tanya Valerie Wendy Yvonne"},
      {"french", 20,
       "Tremblay Gagnon Roy Côté Bouchard Gauthier Morin Lavoie Fortin Gagné Ouellet Pelletier Bélanger Lévesque "
       "Bergeron Leblanc Paquette Girard Simard Boucher Caron Beaulieu Cloutier Dubé Poirier Fournier "
       "Lapointe Leclerc Lefebvre Poulin Thibault St-Pierre Nadeau Martel Landry Bédard Grenier Lessard Bernier "
       "Richard Michaud Hébert Desjardins Couture Turcotte Lachance Parent Blais Gosselin Savard Proulx "
       "Beaudoin Demers Perreault Boudreau Lemieux Cyr Perron Dufour Dion Mercier Bolduc Bérubé Boisvert Langlois "
       "Ménard Therrien Plante Blanchette Dubois Champagne Paradis Fontaine Arsenault Gaudreau Villeneuve "
       "Chartrand Charbonneau Archambault Beauchamp Brisebois Deschênes Duquette Guérin Laframboise Lafrenière "
       "Lamoureux Latreille Letendre Marchand Ouimette Papineau Rochefort Sauvageau Tessier Vézina",
       "Jean Pierre Michel André Jacques Claude Daniel Alain Yves Marc Sylvain Martin Éric François Stéphane Patrick "
       "Luc Guy Denis Benoît Mathieu Alexandre Nicolas Sébastien Maxime Olivier Simon Étienne Philippe "
       "Vincent Gabriel Samuel Antoine Jérôme Frédéric Guillaume Christian Normand Réjean Gilles Serge Robert Richard "
       "Louis Jean-Pierre Jean-François Marc-André Pierre-Luc Jean-Claude Louis-Philippe "
       "Marie Nathalie Sylvie Chantal Julie Isabelle Caroline Annie Mélanie Geneviève Josée Louise Diane Lise Manon "
       "Johanne Hélène France Lucie Martine Céline Monique Nicole Suzanne Valérie Stéphanie Véronique "
       "Catherine Sophie Audrey Émilie Marie-Claude Marie-Ève Anne-Marie Marie-Josée Élise Gisèle Ginette Pauline "
       "Thérèse Jocelyne Danielle Francine Carole Amélie Ariane Camille Noémie Rosalie Zoé"},
      {"chinese", 9,
       "Wang Li Zhang Chen Liu Wong Chan Lee Huang Yang Lam Wu Zhao Zhou Leung Xu Lin Ng Ho Sun Ma Cheung Zhu Lau Hu "
       "Guo He Lu Gao Luo Zheng Liang Xie Tang Song Han Feng Yu Cheng Deng Cao Peng Xiao Tan Tsang Yip Kwok Chow Tsui "
       "Mak "
       "Fung Yeung Kwan Chiu Poon Hui Szeto Xue Qian Jiang Dong Yuan Cai Wei Shen Ye Pan Du Ding Fan Ren Yao Zhong "
       "Tian Shi Bai Kong Meng Qin Qiu Hou Jin",
       "Wei Jing Li Min Yan Jun Hui Ming Xin Ying Yu Hong Lei Ping Tao Bo Feng Hao Jie Kai Lan Mei Ning Qiang Rui Shan "
       "Ting Xia Yi Zhen Xiaoming Xiaoyan Jianguo Yuhan Zihao Meiling Weiming Jiahui Guoqiang Haoran Yifan Xinyi Siyu "
       "Wing Kit Ka Ming Chi Wai Siu Fong Kevin Jason Eric Jenny Amy Vivian Grace Tony Raymond Winnie Peggy Eddie "
       "Wai-Man Ka-Yee Chi-Keung Mei-Ling Wing-Yan"},
      {"indian", 10,
       "Singh Kaur Gill Sidhu Patel Sandhu Dhaliwal Grewal Dhillon Brar Sharma Shah Kumar Gupta Mann Bains Johal Virk "
       "Randhawa Sohal Mehta Bhatti Aujla Cheema Hundal Nijjar Parmar Saini Toor Uppal Desai Joshi Reddy Rao Nair "
       "Menon Iyer "
       "Krishnan Subramaniam Chatterjee Mukherjee Banerjee Bose Das Sen Ghosh Verma Malhotra Kapoor Khanna Chopra "
       "Bhatia Arora Sethi Deol Pannu Kahlon Thind Atwal Basra Purewal Lidder Chahal Sekhon Mangat",
       "Harpreet Gurpreet Manpreet Jaspreet Amandeep Navdeep Sukhdeep Rajinder Harjit Manjit Baljit Paramjit Kuldeep "
       "Jagdeep Balwinder Parminder Davinder Kulwinder Satinder Gurdeep Amrit Simran Kiran Navjot Ravinder Jasvir "
       "Ranjit Surinder "
       "Rajesh Sanjay Amit Anil Sunil Vijay Ashok Deepak Rahul Rohit Vikram Arjun Nikhil Priya Anita Sunita Pooja Neha "
       "Kavita Meera Anjali Divya Lakshmi Sangeeta Rekha Shreya Nisha Aarti Usha Suresh Ramesh Mahesh Prakash Karthik"},
      {"slavic", 7,
       "Kowalski Nowak Wisniewski Kaminski Lewandowski Zielinski Szymanski Kozlowski Jankowski Wojciechowski "
       "Kwiatkowski Krawczyk Piotrowski Grabowski Pawlowski Michalski Zajac Shevchenko Kovalenko Bondarenko Tkachenko "
       "Kravchenko Boyko Kovalchuk "
       "Oliynyk Shevchuk Polishchuk Lysenko Marchenko Rudenko Savchenko Petrenko Klymenko Panchenko Hrytsenko Melnyk "
       "Moroz Pavlenko Romaniuk Semeniuk Stasiuk Yurchenko Zakharchenko Hnatiuk Danylchuk Fedorchuk Ivanenko Karpenko "
       "Onyshchenko Pidhirny "
       "Ivanov Petrov Sokolov Volkov Fedorov Morozov Lebedev Kozlov Novikov Horvat Kovacevic Jovanovic Petrovic "
       "Nikolic Markovic Novotny Dvorak Svoboda Prochazka Chomyn Wasylyk Hrynchyshyn Tarnawsky",
       "Oleksandr Serhiy Andriy Mykola Ivan Volodymyr Dmytro Vasyl Yuriy Petro Bohdan Taras Roman Ihor Oleh Yaroslav "
       "Stefan Olena Oksana Natalia Iryna Tetiana Svitlana Halyna Kateryna Maria Yulia Larysa Lesia Daryna Krzysztof "
       "Piotr Andrzej Tomasz "
       "Marek Jan Pawel Marcin Katarzyna Malgorzata Agnieszka Ewa Barbara Joanna Magdalena Monika Zofia Walter Orest "
       "Lubomyr Nestor Myron Stanislaw Jerzy Zbigniew Dmitri Sergei Mikhail Alexei Ekaterina Irina Olga Ljiljana "
       "Dragan Milan"},
      {"german", 7,
       "Friesen Dyck Penner Reimer Wiebe Klassen Loewen Thiessen Peters Janzen Toews Unger Hiebert Epp Enns Martens "
       "Giesbrecht Froese Neufeld Schmidt Müller Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer "
       "Koch Bauer Richter Klein "
       "Wolf Schröder Neumann Schwarz Zimmermann Krüger Hartmann Lange Werner Krause Lehmann Köhler Maier Böhm Kühn "
       "Jäger Günther Schuster Ziegler Vogel Stoltz Baumgartner Hofstetter Van der Berg de Vries",
       "Peter Jacob Abram Heinrich Johann Cornelius Isaac Gerhard Henry Frank Helmut Klaus Jürgen Wolfgang Dieter "
       "Günter Werner Horst Karl Hans Ernst Otto Katharina Helena Margaretha Susanna Anna Elisabeth Ursula Ingrid "
       "Renate Monika Heike Petra "
       "Sabine Birgit Gisela Hildegard Erika Brigitte Tina Agatha Justina Aganetha Leonard Menno Ruben Willy Erwin "
       "Reinhold Siegfried Lorena Verna Elfrieda"},
      {"muslim", 5,
       "Ahmed Khan Ali Hussain Hassan Mohamed Malik Chaudhry Qureshi Sheikh Syed Rahman Islam Akhtar Iqbal Mirza Abdi "
       "Ibrahim Ismail Osman Omar Yusuf Mohammadi Hosseini Rezaei Karimi Ahmadi Moradi Jafari Haddad Khoury Nasser "
       "Saleh Mansour Al-Masri "
       "El-Sayed Farah Warsame Aden Barakat Daoud Fakhoury Ghanem Hamdan Issa Jaber Kassem Latif Mahmoud Najjar Obeid "
       "Qasim Rahimi Shah Tahir Usman Wahab Yousef Zaman Butt Bhatti Siddiqui Ansari Farooqi Abdullah Al-Hassan Bin "
       "Rashid",
       "Mohammed Ahmed Ali Omar Hassan Hussein Ibrahim Khalid Yusuf Abdullah Mustafa Tariq Imran Bilal Usman Hamza "
       "Faisal Kareem Nabil Samir Walid Ziad Rashid Jamal Salim Fatima Aisha Maryam Zainab Khadija Amina Layla Noor "
       "Sara Hana Samira Nadia Rania "
       "Yasmin Salma Huda Farah Mina Parisa Shirin Nasrin Reza Mehdi Hossein Amir Behrouz Farhad Kourosh Dariush Leila "
       "Azadeh Maryam Asif Shahid Zubair Saima Rubina Nazia Abdirahman Mahad Hodan Ifrah"},
      {"latin", 5,
       "Santos Reyes Cruz Bautista Garcia Mendoza Ramos Torres Flores Gonzales Villanueva Aquino Castillo Dela Cruz "
       "Rodriguez Martinez Hernandez Lopez Perez Sanchez Ramirez Rivera Gomez Diaz Silva Ferreira Pereira Oliveira "
       "Costa Rodrigues Fernandes Sousa "
       "Almeida Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De Luca "
       "Mancini Giordano Rizzo Lombardi Moretti Di Giovanni De la Cruz Dos Santos Da Silva Papadopoulos Georgiou "
       "Economou Nikolaidis",
       "Maria Jose Juan Carlos Luis Antonio Miguel Francisco Manuel Pedro Jorge Ricardo Fernando Eduardo Roberto "
       "Rafael Daniel Marco Mario Giovanni Giuseppe Antonio Luigi Vincenzo Salvatore Domenico Angela Rosa Carmen Ana "
       "Teresa Lucia Elena Isabel "
       "Gloria Rosario Cristina Paola Francesca Giulia Chiara Rosemarie Jocelyn Maricel Rowena Joao Paulo Filipe "
       "Fatima Beatriz Dimitrios Konstantinos Eleni Georgia Angelica Marites Arnel Rodel Reynaldo Jerome"},
      {"vietnamese", 3,
       "Nguyen Tran Le Pham Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Truong Lam Trinh Doan Mai Cao Luong Ta "
       "Quach Kim Park Lee Choi Jung Kang Cho Yoon Jang Lim Shin Kwon Hwang Ahn Song Tanaka Suzuki Yamamoto Nakamura "
       "Kobayashi Okafor Adeyemi Mensah Diallo",
       "Anh Minh Hoa Lan Mai Thanh Hung Tuan Dung Linh Phuong Thao Huong Nga Hai Long Nam Son Tam Van Kim Ngoc Thuy "
       "Trang Vinh Duc Khanh Hien Ji-Hoon Min-Jun Seo-Yeon Hyun-Woo Young-Hee Sung-Min Eun-Ji Soo-Jin Kenji Hiroshi "
       "Yuki Akiko Emeka Chidi Kwame Kofi Amadou"}};
  return all;
}

const std::vector<std::string>& cities() {
  static const std::vector<std::string> names{
      "Calgary",  "Edmonton",  "Red Deer", "Lethbridge", "Medicine Hat", "Grande Prairie", "Fort McMurray",
      "Regina",   "Saskatoon", "Winnipeg", "Vancouver",  "Victoria",     "Toronto",        "Ottawa",
      "Montréal", "Québec",    "Halifax",  "St. John's", "Airdrie",      "Canmore"};
  return names;
}

}  // namespace muster::bench
