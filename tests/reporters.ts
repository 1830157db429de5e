/** Test reporters: the usual one, and a file of counts where `TEST_RESULTS` names it. */
export function reporters(): { reporters: string[]; outputFile?: { json: string } } {
  const file = process.env["TEST_RESULTS"];
  return file ? { reporters: ["default", "json"], outputFile: { json: file } } : { reporters: ["default"] };
}
