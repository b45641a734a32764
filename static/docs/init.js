// Shows /openapi.json with Swagger UI. No validator badge: it would ask another host.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
});
