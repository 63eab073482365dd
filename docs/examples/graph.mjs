// Microsoft Graph's JavaScript client, @microsoft/microsoft-graph-client, as it is published:
// node graph.mjs <url> <name> <password> [one-time code]
import { Client, HTTPMessageHandler } from "@microsoft/microsoft-graph-client";

/** Signs each request in; `otp` is the one-time code, where one is asked for. */
class Basic {
  constructor(name, password, otp) {
    this.headers = { Authorization: "Basic " + Buffer.from(`${name}:${password}`).toString("base64") };
    if (otp) this.headers["X-Countersign-OTP"] = otp;
  }
  setNext(next) { this.next = next; }
  async execute(context) {
    context.options.headers = { ...context.options.headers, ...this.headers };
    await this.next.execute(context);
  }
}

function connect(url, name, password, otp) {
  const basic = new Basic(name, password, otp);
  basic.setNext(new HTTPMessageHandler());
  return Client.initWithMiddleware({ baseUrl: url, middleware: basic });
}

const [url, name, password, otp] = process.argv.slice(2);
const client = connect(url, name, password, otp);
const directory = "/roleManagement/directory";

const eligible = await client
  .api(`${directory}/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')`)
  .expand("roleDefinition")
  .get();
const role = eligible.value[0];
console.log("eligible:", role.roleDefinition.displayName);

const request = await client.api(`${directory}/roleAssignmentScheduleRequests`).post({
  action: "selfActivate",
  principalId: role.principalId,
  roleDefinitionId: role.roleDefinitionId,
  directoryScopeId: role.directoryScopeId,
  justification: "Look at the sign-in reports",
  scheduleInfo: { expiration: { type: "afterDuration", duration: "PT1H" } },
});
console.log("requested:", request.status);

const audits = await client.api("/auditLogs/directoryAudits").filter("loggedByService eq 'PIM'").top(5).get();
for (const one of audits.value) console.log("audit:", one.activityDisplayName);

try {
  await client.api("/users/nobody@contoso.example").get();
} catch (error) {
  console.log("refused:", error.statusCode, error.code);
}
