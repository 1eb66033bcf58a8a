/** The most frequent family names of Japan; those of one letter tell a name only where a space parts them from the given name. */
const FAMILIES =
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 齊藤 清水 山崎 池田 橋本 阿部 ' +
  '石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内 ' +
  '小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 ' +
  '藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 菊地 菊池 市川 杉本 古川 大西 島田 水野 桜井 渡部 高野 吉川 山内 西田 飯田 ' +
  '西川 小松 北村 安田 五十嵐 川口 平田 中田 久保田 服部 岩田 土屋 川崎 福島 本田 樋口 秋山 田口 永井 山中 中西 吉村 川上 大橋 石原 松岡 馬場 浜田 ' +
  '森本 星野 矢野 浅野 大島 松下 吉岡 小池 野田 荒木 熊谷 松浦 内藤 黒田 尾崎 永田 川村 望月 田辺 松村 荒井 大久保 早川 西山 平井 菅野 広瀬 児玉 栗原 ' +
  '小沢 沢田 三宅 片山 須藤 岩本 奥村 三好 林 森 辻 堀';
const IN_ONE = FAMILIES.split(' ').filter((name) => name.length > 1);
const GIVEN = '(?:\\p{sc=Han}{1,3}|\\p{sc=Hira}{2,4}|\\p{sc=Kana}{2,4})';
const NAME = new RegExp(
  `^(?<name>(?:${IN_ONE.join('|')})${GIVEN}|(?:${FAMILIES.replaceAll(' ', '|')}) ${GIVEN})(?: ?(?:記者|著))?$`,
  'u',
);
/** Family names are names of places, too: `石川県警`, `千葉銀行`. */
const PLACE = /[県市区町村社党省庁局署警学校院銀券業機鉄航港線駅]/u;
const DESK = /^[\p{sc=Han}\p{sc=Kana}ー\w ]{0,20}編集部$/u;

/** The author of a line of nothing but a Japanese name, `山田太郎`, `山田 太郎 記者`, or an editorial office; `null` for any other. */
export function japaneseAuthor(line: string): string | null {
  if (DESK.test(line)) return line;
  const name = NAME.exec(line)?.groups?.name;
  return name === undefined || PLACE.test(name) ? null : name;
}
